package dev.slipway.base.images;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which files of the services go into the layer that all of them share: libraries that every
/// service has in the same version. Slipway's own jars never do: they change with each release,
/// and the shared layer would change with them.
///
/// @param shared files that every service has, byte for byte
record LayerSplit(Set<AppFile> shared) {
    private static final String LIBRARIES = "lib/";
    private static final String OWN_JARS = "dev.slipway.";

    LayerSplit {
        shared = Set.copyOf(shared);
    }

    /// The split for these services; the same for any order of them.
    static LayerSplit of(Collection<List<AppFile>> services) {
        var shared = new HashSet<AppFile>();
        services.stream().limit(1).forEach(shared::addAll);
        services.forEach(shared::retainAll);
        shared.removeIf(Predicate.not(LayerSplit::isLibrary));
        return new LayerSplit(shared);
    }

    private static boolean isLibrary(AppFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return file.path().startsWith(LIBRARIES) && !name.startsWith(OWN_JARS);
    }

    /// The files of one service that are its own.
    List<AppFile> own(List<AppFile> service) {
        return service.stream().filter(Predicate.not(shared::contains)).toList();
    }
}
