package dev.slipway.deployer.target;

import dev.slipway.core.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The credentials of clusters: files that the operator lays into a folder, and the deployer's own.
/// Only names of files cross the API.
@ApplicationScoped
public class Kubeconfigs {
    private final Optional<Path> folder;
    private final Optional<Path> own;

    public Kubeconfigs(
            @ConfigProperty(name = "slipway.kubeconfigs.dir") Optional<Path> folder,
            @ConfigProperty(name = "kubeconfig") Optional<String> own) {
        this.folder = folder;
        this.own = own.map(paths -> Path.of(paths.split(File.pathSeparator, 2)[0]));
    }

    /// The file that `KUBECONFIG` names, the first if it names several.
    public Optional<Path> own() {
        return own;
    }

    /// The file of a name, if it is there.
    public Optional<Path> find(String name) {
        return folder.map(found -> found.resolve(name))
                .filter(Files::isReadable)
                .filter(Files::isRegularFile);
    }

    /// What is wrong with the file that a place names; empty when it is there or none is named.
    public Optional<Violation> fault(@Nullable ClusterPlace place) {
        if (place == null || place.kubeconfig() == null || find(place.kubeconfig()).isPresent()) {
            return Optional.empty();
        }
        String known =
                folder.isPresent()
                        ? "must be one of " + names()
                        : "cannot be named: SLIPWAY_KUBECONFIGS_DIR is not set";
        return Optional.of(ClusterPlace.violation("kubeconfig", known));
    }

    private List<String> names() {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
