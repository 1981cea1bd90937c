package dev.slipway.oci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// An OCI image layout folder: `oci-layout`, `index.json`, `blobs/sha256/<hex>`. A blob appears
/// whole or not at all, and `index.json` is replaced in one step after its blobs are there.
public final class OciLayout implements BlobSource {
    public static final String MARKER_FILE = "oci-layout";
    public static final String INDEX_FILE = "index.json";
    public static final byte[] MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8);

    private static final int MAX_DOCUMENT_BYTES = 4 << 20;

    /// Layouts are read by other users, e.g. a container engine; temporary files are private by
    /// default.
    private static final FileAttribute<Set<PosixFilePermission>> READABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));

    private final Path folder;

    private OciLayout(Path folder) {
        this.folder = folder;
    }

    /// Opens an existing layout.
    ///
    /// @throws OciException when the folder holds none
    public static OciLayout open(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MARKER_FILE))
                || !Files.isRegularFile(folder.resolve(INDEX_FILE))) {
            throw new OciException(
                    "no OCI image layout in "
                            + folder
                            + ": oci-layout and index.json are expected");
        }
        return new OciLayout(folder);
    }

    /// Opens a layout for writing; makes the folder and its marker when they are missing.
    public static OciLayout create(Path folder) throws IOException {
        var layout = new OciLayout(folder);
        Files.createDirectories(layout.blobs());
        layout.replace(folder.resolve(MARKER_FILE), MARKER);
        return layout;
    }

    /// Where a layout keeps the blob, relative to the layout.
    public static String blobPath(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    /// The one manifest that the index names.
    ///
    /// @throws OciException when there is none, or more than one
    public Descriptor onlyManifest() throws IOException {
        List<Descriptor> manifests = index().manifests();
        if (manifests.size() != 1) {
            throw new OciException(
                    "one image is expected in "
                            + folder
                            + ", index.json names "
                            + manifests.size());
        }
        return manifests.getFirst();
    }

    public Index index() throws IOException {
        try (InputStream content = Files.newInputStream(folder.resolve(INDEX_FILE))) {
            return Index.parse(content.readNBytes(MAX_DOCUMENT_BYTES));
        }
    }

    public boolean has(Digest digest) {
        return Files.isRegularFile(file(digest));
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        try {
            return Files.newInputStream(file(digest));
        } catch (NoSuchFileException e) {
            throw new OciException("blob " + digest + " is missing in " + folder, e);
        }
    }

    /// Writes a blob from memory.
    public Measured write(byte[] content) throws IOException {
        var measured = Measured.of(content);
        replace(file(measured.digest()), content);
        return measured;
    }

    /// Takes a finished file into the layout by moving it.
    public void adopt(Path file, Digest digest) throws IOException {
        move(file, file(digest));
    }

    /// A new file in the layout's folder to write a blob to before its digest is known.
    public Path newSpoolFile() throws IOException {
        return Files.createTempFile(blobs(), ".spool-", ".tmp", READABLE);
    }

    /// Makes these images the content of the layout.
    public void writeIndex(Index index) throws IOException {
        replace(folder.resolve(INDEX_FILE), index.bytes());
    }

    private void replace(Path target, byte[] content) throws IOException {
        Path spool = newSpoolFile();
        try (OutputStream out = Files.newOutputStream(spool)) {
            out.write(content);
        }
        move(spool, target);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path blobs() {
        return folder.resolve("blobs").resolve("sha256");
    }

    private Path file(Digest digest) {
        return blobs().resolve(digest.hex());
    }
}
