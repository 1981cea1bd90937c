package dev.slipway.oci.registry;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.OciException;
import dev.slipway.oci.VerifyingInputStream;
import dev.slipway.oci.registry.PushedBlob.How;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Pushes images to registries over the OCI distribution API. Thread-safe; one push uses one
/// thread, and memory that does not depend on the size of its blobs.
///
/// A push is idempotent and may be repeated after any failure: blobs that are there are left
/// alone, and tags are set after everything that they name. Plain HTTP is used for loopback and
/// for the insecure hosts of the settings only. Redirects to other hosts are followed for reads,
/// without credentials.
public final class RegistryClient implements AutoCloseable {
    private static final int MAX_MANIFEST_BYTES = 4 << 20;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Transport transport;

    public RegistryClient(RegistrySettings settings) {
        this(settings, Thread::sleep);
    }

    RegistryClient(RegistrySettings settings, Pause pause) {
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_WITHIN)
                        .build();
        this.transport = new Transport(http, settings, pause);
    }

    /// Pushes an image: every blob that its manifest names, then the manifest by each tag, or by
    /// digest when there is none.
    ///
    /// @param listener told of each blob as soon as the registry has it, the manifest last, and
    ///     asked before each piece of one; what it throws ends the push
    /// @return what was moved and what was there already
    /// @throws RegistryException when the registry cannot be reached, refuses, or does not keep to
    ///     the protocol; its reason says which
    /// @throws OciException when the image itself is broken
    /// @throws IOException when a blob cannot be opened
    public PushReport push(PushRequest request, Credentials credentials, PushListener listener)
            throws IOException, InterruptedException {
        byte[] bytes = manifest(request);
        var session = session(request, credentials);
        var upload = new BlobUpload(session, new BlobPieces(session, request.blobs(), listener));
        var pushed = new ArrayList<PushedBlob>();
        for (Descriptor blob : Manifest.parse(bytes).blobs().stream().distinct().toList()) {
            Optional<Repository> from = Optional.ofNullable(request.mountFrom().get(blob.digest()));
            note(new PushedBlob(blob, upload.push(blob, from)), pushed, listener);
        }
        note(pushManifest(session, request, bytes), pushed, listener);
        return new PushReport(request.repository(), request.manifest(), pushed);
    }

    private static void note(PushedBlob blob, List<PushedBlob> pushed, PushListener listener) {
        pushed.add(blob);
        listener.pushed(blob);
    }

    private Session session(PushRequest request, Credentials credentials) {
        Stream<String> sources =
                request.mountFrom().values().stream()
                        .map(source -> "repository:" + source.name() + ":pull");
        List<String> scopes =
                Stream.concat(
                                Stream.of(
                                        "repository:" + request.repository().name() + ":pull,push"),
                                sources)
                        .distinct()
                        .toList();
        var authorization = new Authorization(transport, request.repository(), credentials, scopes);
        return new Session(transport, request.repository(), authorization);
    }

    private static byte[] manifest(PushRequest request) throws IOException {
        try (var content =
                new VerifyingInputStream(
                        request.blobs().open(request.manifest()), request.manifest())) {
            byte[] bytes = content.readNBytes(MAX_MANIFEST_BYTES);
            if (content.read() >= 0) {
                throw new OciException(
                        "the manifest is larger than " + MAX_MANIFEST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private static PushedBlob pushManifest(Session session, PushRequest request, byte[] bytes)
            throws IOException, InterruptedException {
        var descriptor =
                new Descriptor(MediaTypes.MANIFEST, request.manifest(), bytes.length, null);
        List<String> references =
                request.tags().isEmpty() ? List.of(request.manifest().toString()) : request.tags();
        How how = How.PRESENT;
        for (String reference : references) {
            URI uri = session.address("manifests/" + reference);
            if (!isThere(session, uri, request.manifest())) {
                put(session, uri, bytes, request.manifest());
                how = How.MOVED;
            }
        }
        return new PushedBlob(descriptor, how);
    }

    private static boolean isThere(Session session, URI uri, Digest manifest)
            throws IOException, InterruptedException {
        Answer answer = session.send(Call.head(uri).with("Accept", MediaTypes.MANIFEST));
        return switch (answer.status()) {
            case 200 ->
                    answer.header("Docker-Content-Digest")
                            .filter(manifest.toString()::equals)
                            .isPresent();
            case 404 -> false;
            default -> throw Refusals.refused(session.repository(), "look for a manifest", answer);
        };
    }

    private static void put(Session session, URI uri, byte[] bytes, Digest manifest)
            throws IOException, InterruptedException {
        Answer answer =
                session.send(Call.put(uri, bytes).with("Content-Type", MediaTypes.MANIFEST));
        if (answer.status() != 201 && answer.status() != 202) {
            throw Refusals.refused(session.repository(), "take manifest " + manifest, answer);
        }
        Optional<String> other =
                answer.header("Docker-Content-Digest")
                        .filter(it -> !manifest.toString().equals(it));
        if (other.isPresent()) {
            throw Refusals.protocol(
                    session.repository(),
                    "it keeps " + manifest + " under another digest, " + other.get());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
