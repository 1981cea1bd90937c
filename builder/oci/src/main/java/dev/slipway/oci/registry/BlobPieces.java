package dev.slipway.oci.registry;

import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.OciException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/// Sends the content of a blob from some position to its end, piece by piece, each once.
final class BlobPieces {
    private final Session session;
    private final BlobSource blobs;
    private final PushListener listener;

    BlobPieces(Session session, BlobSource blobs, PushListener listener) {
        this.session = session;
        this.blobs = blobs;
        this.listener = listener;
    }

    /// The end, when every piece has arrived.
    ///
    /// @throws BrokenUploadException when one did not, and may when it is sent again
    UploadPosition send(Descriptor blob, UploadPosition from)
            throws IOException, InterruptedException, BrokenUploadException {
        UploadPosition at = from;
        try (InputStream content = blobs.open(blob.digest())) {
            content.skipNBytes(at.offset());
            while (at.offset() < blob.size()) {
                listener.checkpoint();
                at = piece(blob, at, content);
            }
        }
        return at;
    }

    private UploadPosition piece(Descriptor blob, UploadPosition at, InputStream content)
            throws IOException, InterruptedException, BrokenUploadException {
        long bytes = Math.min(session.settings().chunkBytes(), blob.size() - at.offset());
        var piece = new PieceInputStream(content, bytes);
        Answer answer;
        try {
            answer = session.sendOnce(patch(at, piece, bytes));
        } catch (RegistryException e) {
            throw e;
        } catch (IOException e) {
            if (piece.failure().isPresent()) {
                throw unreadable(blob, piece.failure().get());
            }
            throw new BrokenUploadException(at, Optional.empty(), unreachable(e));
        }
        if (piece.failure().isPresent()) {
            throw unreadable(blob, piece.failure().get());
        }
        return arrived(blob, at, at.offset() + bytes, answer);
    }

    private static Call patch(UploadPosition at, PieceInputStream piece, long bytes) {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> piece), bytes);
        String range = at.offset() + "-" + (at.offset() + bytes - 1);
        return new Call("PATCH", at.location(), Map.of(), body, bytes)
                .with("Content-Type", "application/octet-stream")
                .with("Content-Range", range);
    }

    private UploadPosition arrived(Descriptor blob, UploadPosition at, long expected, Answer answer)
            throws RegistryException, BrokenUploadException {
        if (answer.status() != 202) {
            throw notTaken(blob, at, answer);
        }
        var next =
                new UploadPosition(
                        session.pointed(at.location(), answer),
                        UploadPosition.received(answer, expected));
        if (next.offset() != expected) {
            throw new BrokenUploadException(
                    next,
                    Optional.empty(),
                    Refusals.protocol(session.repository(), "it loses parts of an upload"));
        }
        return next;
    }

    /// A broken upload where sending again may help.
    private BrokenUploadException notTaken(Descriptor blob, UploadPosition at, Answer answer)
            throws RegistryException {
        RegistryException refusal =
                answer.status() == 404
                        ? Refusals.forgotten(session.repository(), answer)
                        : Refusals.refused(
                                session.repository(), "take blob " + blob.digest(), answer);
        boolean again =
                switch (answer.status()) {
                    case 401, 404, 416 -> true;
                    default -> answer.isTransient();
                };
        if (!again) {
            throw refusal;
        }
        return new BrokenUploadException(at, answer.retryAfter(), refusal);
    }

    private RegistryException unreachable(IOException cause) {
        return Refusals.unreachable(session.repository().registry(), cause);
    }

    private static OciException unreadable(Descriptor blob, IOException cause) {
        return new OciException(
                "blob " + blob.digest() + " cannot be read: " + cause.getMessage(), cause);
    }
}
