package dev.slipway.local.postgres;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks the PostgreSQL that travels as a library (initdb, pg_ctl and postgres, Linux on amd64).
public final class PostgresBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /// Unpacks once; a version that is already there is left alone. A crash half-way leaves only a
    /// draft folder, never half a version.
    ///
    /// @param folder parent of the unpacked version
    /// @return the folder with `bin`, `lib` and `share`
    public static Path unpack(Path folder) throws IOException {
        Path target = folder.resolve("binaries");
        if (Files.isDirectory(target)) {
            return target;
        }
        PrivateFiles.createFolder(folder);
        Path draft = Files.createTempDirectory(folder, "unpacking");
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new Refusal(
                        "No PostgreSQL for this machine is built in (%s on %s): the embedded stack needs Linux on amd64."
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch")));
            }
            extract(archive, draft);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
    }

    private static void extract(InputStream archive, Path into) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                write(tar, entry, into);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive points outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> owner =
                new HashSet<>(PosixFilePermissions.fromString("rw-------"));
        if ((mode & 0100) != 0) {
            owner.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return owner;
    }
}
