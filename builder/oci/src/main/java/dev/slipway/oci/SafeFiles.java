package dev.slipway.oci;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// File operations below a root that never follow a symbolic link.
final class SafeFiles {
    private SafeFiles() {}

    /// The place of an entry; the root itself for `./`. Refuses absolute paths and `..`.
    static Path resolve(Path root, String name) throws OciException {
        if (name.startsWith("/") || name.indexOf('\0') >= 0) {
            throw new OciException("entry with an absolute path is refused: " + name);
        }
        Path path = root;
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                throw new OciException("entry with '..' in its path is refused: " + name);
            }
            path = segment.isEmpty() || segment.equals(".") ? path : path.resolve(segment);
        }
        return path;
    }

    /// Every existing folder between the root and `parent` must be a real one.
    static void requireRealParents(Path root, Path parent, String name) throws OciException {
        Path path = root;
        for (Path segment : root.relativize(parent)) {
            path = path.resolve(segment);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new OciException(
                        "entry leads through a link or a file and is refused: " + name);
            }
        }
    }

    /// A relative link may not climb above the root. An absolute one means the image's own root:
    /// it is written as it is, and nothing here follows it.
    static void requireInside(Path root, Path link, String target) throws OciException {
        if (!target.startsWith("/") && !parent(link).resolve(target).normalize().startsWith(root)) {
            throw new OciException(
                    "link above the root is refused: " + root.relativize(link) + " -> " + target);
        }
    }

    static Path child(Path parent, String name, String entry) throws OciException {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new OciException("whiteout of nothing is refused: " + entry);
        }
        return parent.resolve(name);
    }

    static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "a path below the root has a parent");
    }

    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(path, new Deletion());
        } else {
            Files.deleteIfExists(path);
        }
    }

    /// Deletes what lies in a folder, except for the paths in `kept`.
    static void deleteChildren(Path folder, Set<Path> kept) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (kept.contains(child)) {
                    deleteChildren(child, kept);
                } else {
                    delete(child);
                }
            }
        }
    }

    static void setMode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
