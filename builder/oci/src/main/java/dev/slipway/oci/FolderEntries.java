package dev.slipway.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Turns a folder into layer entries: modes and symbolic links are kept, hard links become files of
/// their own, contents are read later.
public final class FolderEntries {
    private FolderEntries() {}

    /// Everything below `folder`, placed below `prefix` (empty: at the root), the folder itself
    /// left out.
    ///
    /// @throws OciException for a device, socket or pipe
    public static List<TarEntry> of(Path folder, String prefix) throws IOException {
        var entries = new ArrayList<TarEntry>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(file -> !file.equals(folder))::iterator) {
                String relative = folder.relativize(file).toString();
                entries.add(entry(file, prefix.isEmpty() ? relative : prefix + "/" + relative));
            }
        }
        return entries;
    }

    /// One file, directory or symbolic link as the entry `path`.
    public static TarEntry entry(Path file, String path) throws IOException {
        var attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return new TarEntry.SymbolicLink(path, Files.readSymbolicLink(file).toString());
        }
        int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
        if (attributes.isDirectory()) {
            return new TarEntry.Directory(path, mode);
        }
        if (attributes.isRegularFile()) {
            return new TarEntry.RegularFile(path, mode, attributes.size(), ContentSource.of(file));
        }
        throw new OciException("a layer holds files, directories and symbolic links only: " + path);
    }
}
