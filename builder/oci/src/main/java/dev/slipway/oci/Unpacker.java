package dev.slipway.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Unpacks layers into a folder that nobody else writes to. Nothing is ever written outside of it:
/// absolute paths, `..`, paths that lead through a symbolic link, links that point above the root,
/// devices and pipes are refused with an [OciException] that names the entry. Modes (`0777`),
/// symbolic links and times are kept, owners are not; whiteouts are obeyed.
public final class Unpacker {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final Path root;
    private final Limits limits;
    private final Map<Path, DirectoryState> directories = new HashMap<>();
    private long bytes;
    private long entries;

    private record DirectoryState(int mode, FileTime time) {}

    /// What an image may need, over all its layers.
    public record Limits(long maxBytes, long maxEntries) {
        /// 32 GiB in 200,000 entries.
        public static final Limits DEFAULT = new Limits(32L << 30, 200_000);
    }

    /// Prepares an empty folder, which is made when it does not exist.
    ///
    /// @throws OciException when the folder is not empty
    public Unpacker(Path folder, Limits limits) throws IOException {
        Files.createDirectories(folder);
        this.root = folder.toRealPath();
        this.limits = limits;
        try (var children = Files.list(root)) {
            if (children.findAny().isPresent()) {
                throw new OciException(
                        "images are unpacked into an empty folder, this is not: " + folder);
            }
        }
    }

    /// Applies one uncompressed layer on top of those before it. Reads up to the end of the
    /// archive.
    public void apply(InputStream layer) throws IOException {
        var written = new HashSet<Path>();
        var tar = new TarArchiveInputStream(layer);
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            if (++entries > limits.maxEntries()) {
                throw new OciException(
                        "the image has more than " + limits.maxEntries() + " entries");
            }
            apply(entry, tar, written);
        }
    }

    /// Sets the modes and times of directories, which writing into them would have changed.
    public void finish() throws IOException {
        for (var directory : directories.entrySet()) {
            if (Files.isDirectory(directory.getKey(), LinkOption.NOFOLLOW_LINKS)) {
                SafeFiles.setMode(directory.getKey(), directory.getValue().mode());
                Files.setLastModifiedTime(directory.getKey(), directory.getValue().time());
            }
        }
    }

    private void apply(TarArchiveEntry entry, InputStream content, Set<Path> written)
            throws IOException {
        Path target = SafeFiles.resolve(root, entry.getName());
        if (target.equals(root)) {
            return;
        }
        Path parent = SafeFiles.parent(target);
        SafeFiles.requireRealParents(root, parent, entry.getName());
        String name = String.valueOf(target.getFileName());
        if (name.equals(OPAQUE)) {
            SafeFiles.deleteChildren(parent, written);
        } else if (name.startsWith(WHITEOUT)) {
            SafeFiles.delete(
                    SafeFiles.child(parent, name.substring(WHITEOUT.length()), entry.getName()));
        } else {
            write(entry, content, target);
            for (Path path = target; !path.equals(root); path = SafeFiles.parent(path)) {
                written.add(path);
            }
        }
    }

    private void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Files.createDirectories(SafeFiles.parent(target));
        if (entry.isDirectory()) {
            writeDirectory(entry, target);
            return;
        }
        SafeFiles.delete(target);
        if (entry.isSymbolicLink()) {
            SafeFiles.requireInside(root, target, entry.getLinkName());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            writeHardLink(entry, target);
        } else if (isPlainFile(entry)) {
            writeFile(entry, content, target);
        } else {
            throw new OciException(
                    "devices, pipes and sparse files are not unpacked: " + entry.getName());
        }
    }

    /// Not `isFile()`: that takes devices for files, too.
    private static boolean isPlainFile(TarArchiveEntry entry) {
        byte type = entry.getLinkFlag();
        return (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM)
                && !entry.isSparse();
    }

    private void writeDirectory(TarArchiveEntry entry, Path target) throws IOException {
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            SafeFiles.delete(target);
            Files.createDirectory(target);
        }
        directories.put(
                target, new DirectoryState(entry.getMode() & 0777, entry.getLastModifiedTime()));
    }

    private void writeHardLink(TarArchiveEntry entry, Path target) throws IOException {
        Path existing = SafeFiles.resolve(root, entry.getLinkName());
        SafeFiles.requireRealParents(root, SafeFiles.parent(existing), entry.getLinkName());
        if (!Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
            throw new OciException(
                    "hard link " + entry.getName() + " points to no file: " + entry.getLinkName());
        }
        Files.createLink(target, existing);
    }

    private void writeFile(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        bytes += entry.getSize();
        if (bytes > limits.maxBytes()) {
            throw new OciException(
                    "the image unpacks to more than " + limits.maxBytes() + " bytes");
        }
        try (var out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            content.transferTo(out);
        }
        SafeFiles.setMode(target, entry.getMode() & 0777);
        Files.setLastModifiedTime(target, entry.getLastModifiedTime());
    }
}
