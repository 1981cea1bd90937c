package dev.slipway.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.OciException;
import dev.slipway.oci.registry.PushedBlob.How;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings one blob into a repository: looks whether it is there, tries to mount it, else sends it
/// piece by piece. A broken piece is resumed where the registry stopped.
final class BlobUpload {
    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]{1,18})");

    private final Session session;
    private final BlobSource blobs;

    BlobUpload(Session session, BlobSource blobs) {
        this.session = session;
        this.blobs = blobs;
    }

    /// Where the next byte goes.
    private record Position(URI location, long offset) {}

    /// A piece that did not arrive, and what is said when it never does.
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Position at;
        private final transient Optional<Duration> wanted;
        private final RegistryException last;

        Broken(Position at, Optional<Duration> wanted, RegistryException last) {
            super(last);
            this.at = at;
            this.wanted = wanted;
            this.last = last;
        }
    }

    How push(Descriptor blob, Optional<Repository> mountFrom)
            throws IOException, InterruptedException {
        if (isPresent(blob)) {
            return How.PRESENT;
        }
        Optional<Position> start = start(blob, mountFrom);
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
    private Optional<Position> start(Descriptor blob, Optional<Repository> mountFrom)
            throws IOException, InterruptedException {
        String query =
                mountFrom
                        .map(from -> "?mount=" + encoded(blob) + "&from=" + encoded(from.name()))
                        .orElse("");
        URI uri = session.address("blobs/uploads/" + query);
        Answer answer = session.send(Call.post(uri));
        return switch (answer.status()) {
            case 201 -> Optional.empty();
            case 202 -> Optional.of(new Position(session.pointed(uri, answer), 0));
            default -> throw refused("take blob " + blob.digest(), answer);
        };
    }

    private void send(Descriptor blob, Position start) throws IOException, InterruptedException {
        Attempts attempts = session.attempts();
        Position at = start;
        while (true) {
            try {
                finish(blob, stream(blob, at));
                return;
            } catch (Broken broken) {
                if (broken.at.offset() > at.offset()) {
                    attempts.progressed();
                }
                if (attempts.exhausted()) {
                    throw broken.last;
                }
                attempts.pause(broken.wanted);
                at = resume(blob, broken.at);
            }
        }
    }

    private Position stream(Descriptor blob, Position from)
            throws IOException, InterruptedException, Broken {
        Position at = from;
        try (InputStream content = blobs.open(blob.digest())) {
            content.skipNBytes(at.offset());
            while (at.offset() < blob.size()) {
                at = piece(blob, at, content);
            }
        }
        return at;
    }

    private Position piece(Descriptor blob, Position at, InputStream content)
            throws IOException, InterruptedException, Broken {
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
            throw new Broken(at, Optional.empty(), unreachable(e));
        }
        if (piece.failure().isPresent()) {
            throw unreadable(blob, piece.failure().get());
        }
        return arrived(blob, at, at.offset() + bytes, answer);
    }

    private static Call patch(Position at, PieceInputStream piece, long bytes) {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> piece), bytes);
        String range = at.offset() + "-" + (at.offset() + bytes - 1);
        return new Call("PATCH", at.location(), Map.of(), body, bytes)
                .with("Content-Type", "application/octet-stream")
                .with("Content-Range", range);
    }

    private Position arrived(Descriptor blob, Position at, long expected, Answer answer)
            throws RegistryException, Broken {
        boolean again = answer.isTransient() || answer.status() == 401 || answer.status() == 416;
        if (again) {
            throw new Broken(
                    at, answer.retryAfter(), refused("take blob " + blob.digest(), answer));
        }
        if (answer.status() != 202) {
            throw refused("take blob " + blob.digest(), answer);
        }
        var next = new Position(session.pointed(at.location(), answer), received(answer, expected));
        if (next.offset() != expected) {
            throw new Broken(
                    next,
                    Optional.empty(),
                    Refusals.protocol(session.repository(), "it loses parts of an upload"));
        }
        return next;
    }

    /// Bytes that the registry has, by its header `Range`.
    private static long received(Answer answer, long otherwise) {
        Matcher range = RANGE.matcher(answer.header("Range").orElse(""));
        if (!range.matches()) {
            return otherwise;
        }
        long last = Long.parseLong(range.group(1));
        // Registries say 0-0 for nothing and for one byte; a piece of one byte is told apart.
        return last == 0 ? Math.min(otherwise, 1) : last + 1;
    }

    private Position resume(Descriptor blob, Position broken)
            throws IOException, InterruptedException {
        Answer answer = session.send(Call.get(broken.location()));
        long have = received(answer, 0);
        if (answer.status() == 204 && have <= blob.size()) {
            URI location =
                    answer.header("Location").isPresent()
                            ? session.pointed(broken.location(), answer)
                            : broken.location();
            return new Position(location, have);
        }
        return start(blob, Optional.empty()).orElseThrow(this::neverMounted);
    }

    private void finish(Descriptor blob, Position end)
            throws IOException, InterruptedException, Broken {
        String location = end.location().toString();
        String separator = end.location().getRawQuery() == null ? "?" : "&";
        URI uri = URI.create(location + separator + "digest=" + encoded(blob));
        Answer answer = session.send(Call.put(uri, new byte[0]));
        if (answer.status() == 201 || answer.status() == 204) {
            return;
        }
        RegistryException refusal = refused("keep blob " + blob.digest(), answer);
        if (answer.status() != 404 && answer.status() != 416) {
            throw refusal;
        }
        // The answer to an earlier attempt may have been lost.
        if (!isPresent(blob)) {
            throw new Broken(end, Optional.empty(), refusal);
        }
    }

    private RegistryException refused(String act, Answer answer) {
        return Refusals.refused(session.repository(), act, answer);
    }

    private RegistryException unreachable(IOException cause) {
        return Refusals.unreachable(session.repository().registry(), cause);
    }

    private RegistryException neverMounted() {
        return Refusals.protocol(session.repository(), "it mounts what nobody asked it to");
    }

    private static OciException unreadable(Descriptor blob, IOException cause) {
        return new OciException(
                "blob " + blob.digest() + " cannot be read: " + cause.getMessage(), cause);
    }

    private static String encoded(Descriptor blob) {
        return encoded(blob.digest().toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
