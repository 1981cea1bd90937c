package dev.slipway.deployer.local;

import dev.slipway.core.id.Digest;
import dev.slipway.deployer.evidence.ImageBlobs;
import dev.slipway.oci.Image;
import dev.slipway.oci.Unpacker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Unpacked images on this machine, one folder per digest, shared by all releases. A folder appears
/// whole, after every layer was checked, or not at all.
@ApplicationScoped
class ImageStore {
    private static final Logger LOG = Logger.getLogger(ImageStore.class);
    private static final String PART = ".part-";

    private final LocalPaths paths;
    private final ImageBlobs blobs;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final ReentrantLock unpacking = new ReentrantLock();

    ImageStore(LocalPaths paths, ImageBlobs blobs) {
        this.paths = paths;
        this.blobs = blobs;
    }

    /// Work with an unpacked image.
    interface Use<T> {
        T with(Image image, Path root) throws IOException;
    }

    /// Has an image unpacked, if it is not yet, and works with it; it is not collected meanwhile.
    ///
    /// @throws IOException when a blob is missing, does not have its digest, or holds what may not
    /// be
    ///     unpacked
    <T> T use(Digest digest, Use<T> work) throws IOException {
        use.readLock().lock();
        try {
            Image image = blobs.read(digest);
            return work.with(image, unpacked(digest, image));
        } finally {
            use.readLock().unlock();
        }
    }

    private Path unpacked(Digest digest, Image image) throws IOException {
        Path root = paths.unpacked().resolve(digest.hex());
        unpacking.lock();
        try {
            if (!Files.isDirectory(root)) {
                unpack(image, root);
            }
            return root;
        } finally {
            unpacking.unlock();
        }
    }

    private void unpack(Image image, Path root) throws IOException {
        Path part = paths.unpacked().resolve(PART + UUID.randomUUID());
        Files.createDirectories(paths.unpacked());
        try {
            image.unpack(blobs, part, Unpacker.Limits.DEFAULT);
            Files.move(part, root, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            PrivateFiles.deleteTree(part);
        }
    }

    /// Removes folders of images that are not in use, and what an unpacking that died left behind.
    /// Does nothing while an image is being worked with; the next call does.
    void collect(Predicate<Digest> inUse) {
        if (!use.writeLock().tryLock()) {
            return;
        }
        try {
            for (Path folder : folders()) {
                if (digest(folder).filter(inUse).isEmpty()) {
                    LOG.infof("image folder %s is not used any more", folder.getFileName());
                    PrivateFiles.deleteTree(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            use.writeLock().unlock();
        }
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(paths.unpacked())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(paths.unpacked())) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    private static Optional<Digest> digest(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.startsWith(PART) ? Optional.empty() : Optional.of(Digest.ofHex(name));
    }
}
