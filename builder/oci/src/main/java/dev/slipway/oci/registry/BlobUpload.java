package dev.slipway.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.registry.PushedBlob.How;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;

/// Brings one blob into a repository: looks whether it is there, tries to mount it, else sends it
/// piece by piece. A broken piece is resumed where the registry stopped.
final class BlobUpload {
    private final Session session;
    private final BlobPieces pieces;

    BlobUpload(Session session, BlobPieces pieces) {
        this.session = session;
        this.pieces = pieces;
    }

    How push(Descriptor blob, Optional<Repository> mountFrom)
            throws IOException, InterruptedException {
        if (isPresent(blob)) {
            return How.PRESENT;
        }
        Optional<UploadPosition> start = start(blob, mountFrom);
        if (start.isEmpty()) {
            return How.MOUNTED;
        }
        send(blob, start.get());
        return How.MOVED;
    }

    private boolean isPresent(Descriptor blob) throws IOException, InterruptedException {
        Answer answer = session.send(Call.head(session.address("blobs/" + blob.digest())));
        return switch (answer.status()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw refused("look for blob " + blob.digest(), answer);
        };
    }

    /// A new upload; empty when the blob could be mounted instead.
    private Optional<UploadPosition> start(Descriptor blob, Optional<Repository> mountFrom)
            throws IOException, InterruptedException {
        String query =
                mountFrom
                        .map(from -> "?mount=" + encoded(blob) + "&from=" + encoded(from.name()))
                        .orElse("");
        URI uri = session.address("blobs/uploads/" + query);
        Answer answer = session.send(Call.post(uri));
        return switch (answer.status()) {
            case 201 -> Optional.empty();
            case 202 -> Optional.of(new UploadPosition(session.pointed(uri, answer), 0));
            default -> throw refused("take blob " + blob.digest(), answer);
        };
    }

    /// Ends: attempts are counted anew only when the upload got further than ever before, not when
    /// it got as far as it was before the registry forgot it.
    private void send(Descriptor blob, UploadPosition start)
            throws IOException, InterruptedException {
        Attempts attempts = session.attempts();
        UploadPosition at = start;
        long furthest = at.offset();
        while (true) {
            try {
                finish(blob, pieces.send(blob, at));
                return;
            } catch (BrokenUploadException broken) {
                if (broken.at().offset() > furthest) {
                    furthest = broken.at().offset();
                    attempts.progressed();
                }
                if (attempts.exhausted()) {
                    throw broken.last();
                }
                attempts.pause(broken.wanted());
                at = resume(blob, broken.at());
            }
        }
    }

    private UploadPosition resume(Descriptor blob, UploadPosition broken)
            throws IOException, InterruptedException {
        Answer answer = session.send(Call.get(broken.location()));
        long have = UploadPosition.received(answer, 0);
        if (answer.status() == 204 && have <= blob.size()) {
            URI location =
                    answer.header("Location").isPresent()
                            ? session.pointed(broken.location(), answer)
                            : broken.location();
            return new UploadPosition(location, have);
        }
        return start(blob, Optional.empty()).orElseThrow(this::neverMounted);
    }

    private void finish(Descriptor blob, UploadPosition end)
            throws IOException, InterruptedException, BrokenUploadException {
        String location = end.location().toString();
        String separator = end.location().getRawQuery() == null ? "?" : "&";
        URI uri = URI.create(location + separator + "digest=" + encoded(blob));
        Answer answer = session.send(Call.put(uri, new byte[0]));
        if (answer.status() == 201 || answer.status() == 204) {
            return;
        }
        RegistryException refusal =
                answer.status() == 404
                        ? Refusals.forgotten(session.repository(), answer)
                        : refused("keep blob " + blob.digest(), answer);
        if (answer.status() != 404 && answer.status() != 416) {
            throw refusal;
        }
        // The answer to an earlier attempt may have been lost.
        if (!isPresent(blob)) {
            throw new BrokenUploadException(end, Optional.empty(), refusal);
        }
    }

    private RegistryException refused(String act, Answer answer) {
        return Refusals.refused(session.repository(), act, answer);
    }

    private RegistryException neverMounted() {
        return Refusals.protocol(session.repository(), "it mounts what nobody asked it to");
    }

    private static String encoded(Descriptor blob) {
        return encoded(blob.digest().toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
