package dev.slipway.oci;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// One entry of a layer. Owner, group and time are not part of it: a layer fixes them for all.
/// Paths are relative, `/`-separated, without `.`, `..` or empty segments.
public sealed interface TarEntry {
    int DEFAULT_DIRECTORY_MODE = 0755;
    int DEFAULT_FILE_MODE = 0644;

    String path();

    /// Permission bits, at most `07777`.
    int mode();

    /// A directory.
    record Directory(String path, int mode) implements TarEntry {
        public Directory {
            TarPaths.require(path);
            TarPaths.requireMode(mode);
        }

        public Directory(String path) {
            this(path, DEFAULT_DIRECTORY_MODE);
        }
    }

    /// A regular file; `content` must give exactly `size` bytes whenever it is opened.
    record RegularFile(String path, int mode, long size, ContentSource content)
            implements TarEntry {
        public RegularFile {
            TarPaths.require(path);
            TarPaths.requireMode(mode);
            if (size < 0) {
                throw new IllegalArgumentException(
                        "a file cannot have " + size + " bytes: " + path);
            }
        }

        public RegularFile(String path, byte[] content) {
            this(path, DEFAULT_FILE_MODE, content.length, ContentSource.of(content));
        }
    }

    /// A symbolic link; the target is kept as it is and never followed.
    record SymbolicLink(String path, String target) implements TarEntry {
        public SymbolicLink {
            TarPaths.require(path);
            if (target.isEmpty() || target.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a symbolic link needs a target: " + path);
            }
        }

        @Override
        public int mode() {
            return 0777;
        }
    }

    /// The same entries in the order of a layer (by path), with every missing parent directory
    /// added.
    ///
    /// @throws IllegalArgumentException when two entries have the same path
    static List<TarEntry> inLayerOrder(Collection<? extends TarEntry> entries) {
        var byPath = new TreeMap<String, TarEntry>();
        for (TarEntry entry : entries) {
            if (byPath.put(entry.path(), entry) != null) {
                throw new IllegalArgumentException("two entries have the path " + entry.path());
            }
        }
        for (TarEntry entry : List.copyOf(byPath.values())) {
            for (String parent : TarPaths.parents(entry.path())) {
                byPath.putIfAbsent(parent, new Directory(parent));
            }
        }
        return new ArrayList<>(byPath.values());
    }
}
