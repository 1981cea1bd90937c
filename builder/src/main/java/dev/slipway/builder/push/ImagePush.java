package dev.slipway.builder.push;

import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Digest;
import dev.slipway.oci.registry.Credentials;
import dev.slipway.oci.registry.PushReport;
import dev.slipway.oci.registry.PushRequest;
import dev.slipway.oci.registry.PushedBlob;
import dev.slipway.oci.registry.RegistryClient;
import dev.slipway.oci.registry.RegistrySettings;
import dev.slipway.oci.registry.Repository;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Pushes images to the configured registry. A push may be repeated after any failure: what is
/// there is left alone.
@ApplicationScoped
public class ImagePush {
    private final PushConfig config;
    private final RegistryClient client;

    ImagePush(
            PushConfig config,
            @ConfigProperty(name = "slipway.insecure.registries") Optional<Set<String>> insecure) {
        this.config = config;
        this.client =
                new RegistryClient(
                        RegistrySettings.DEFAULT.withInsecureHosts(insecure.orElse(Set.of())));
    }

    /// What is pushed.
    ///
    /// @param path of the repository below the configured prefix, `PROJECT/SLUG`
    /// @param tag the number of the version
    /// @param manifest its digest; `blobs` has it and all that it names
    public record Order(String path, String tag, Digest manifest, BlobSource blobs) {}

    /// A prefix that is none is an error of the operator, said at the start and not by a build.
    void check(@Observes StartupEvent start) {
        prefix();
        credentials();
    }

    /// The repository for images of this path; empty when images are not pushed.
    ///
    /// @throws IllegalArgumentException when registries do not take such a name
    public Optional<Repository> repository(String path) {
        return prefix().map(prefix -> prefix.below(path));
    }

    /// Pushes an image.
    ///
    /// @param listener told of each blob as soon as the registry has it; what it throws ends the
    ///     push
    /// @throws dev.slipway.oci.registry.RegistryException when the registry cannot be reached or
    ///     refuses
    /// @throws IOException when a blob cannot be read, or this process is asked to stop
    public PushReport push(Repository to, Order order, Consumer<PushedBlob> listener)
            throws IOException {
        PushRequest request =
                new PushRequest(
                        to, order.manifest(), List.of(order.tag()), order.blobs(), Map.of());
        try {
            return client.push(request, credentials(), listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("the push was stopped");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private Optional<Repository> prefix() {
        return config.repository().map(Repository::parse);
    }

    private Credentials credentials() {
        return config.username()
                .<Credentials>map(
                        user ->
                                new Credentials.UserPassword(
                                        user,
                                        config.password()
                                                .orElseThrow(
                                                        () ->
                                                                new IllegalStateException(
                                                                        "SLIPWAY_PUSH_USERNAME needs"
                                                                                + " SLIPWAY_PUSH_PASSWORD"))))
                .orElse(Credentials.NONE);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
