package dev.slipway.registry.version;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.object.Blob;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The bytes of files. Whatever is stored is claimed from [Garbage] before a row names it; if none
/// ever does, it is removed after the grace time.
@ApplicationScoped
class VersionBlobs {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final BlobStore blobs;
    private final Garbage garbage;
    private final RegistryConfig config;
    private final String self;

    VersionBlobs(
            BlobStore blobs,
            Garbage garbage,
            RegistryConfig config,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.blobs = blobs;
        this.garbage = garbage;
        this.config = config;
        this.self = self;
    }

    /// Stores bytes; they stay at least for the grace time, named or not.
    ///
    /// @param expectedSha256 what the sender says the digest is, if it said so
    /// @throws ProblemException PAYLOAD_TOO_LARGE; DIGEST_MISMATCH; UNAVAILABLE when the same bytes
    ///     are being removed: send them again
    Blob put(InputStream content, @Nullable String expectedSha256) {
        if (expectedSha256 != null && SHA256.matcher(expectedSha256).matches()) {
            garbage.claim(expectedSha256);
        }
        Blob blob = blobs.put(content, config.maxFileBytes(), expectedSha256);
        garbage.claim(blob.sha256());
        if (!blobs.exists(self, blob.sha256())) {
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE,
                    "The same bytes were being removed while these arrived. Send the file again.");
        }
        return blob;
    }

    /// Opens the bytes of a file; they are verified on the way.
    InputStream open(StoredFile file) {
        return blobs.open(self, file.sha256());
    }
}
