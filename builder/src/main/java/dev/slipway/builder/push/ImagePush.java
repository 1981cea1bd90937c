package dev.slipway.builder.push;

import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Digest;
import dev.slipway.oci.registry.Credentials;
import dev.slipway.oci.registry.DockerConfig;
import dev.slipway.oci.registry.PushListener;
import dev.slipway.oci.registry.PushReport;
import dev.slipway.oci.registry.PushRequest;
import dev.slipway.oci.registry.RegistryClient;
import dev.slipway.oci.registry.RegistrySettings;
import dev.slipway.oci.registry.Repository;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Pushes images to the configured registry. A push may be repeated after any failure: what is
/// there is left alone.
@ApplicationScoped
public class ImagePush {
    private static final Logger LOG = Logger.getLogger(ImagePush.class);

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

    /// A prefix or a file of credentials that is none is an error of the operator, said at the
    /// start and not by a build.
    void check(@Observes StartupEvent start) throws IOException {
        Optional<Repository> to = prefix();
        if (to.isPresent() && credentials(to.get().registry()).equals(Credentials.NONE)) {
            LOG.infof(
                    "images are pushed to %s without credentials: neither SLIPWAY_PUSH_USERNAME nor"
                            + " DOCKER_CONFIG has any for %s",
                    to.get(), to.get().registry());
        }
    }

    /// The repository for images of this path; empty when images are not pushed.
    ///
    /// @throws IllegalArgumentException when registries do not take such a name
    public Optional<Repository> repository(String path) {
        return prefix().map(prefix -> prefix.below(path));
    }

    /// Pushes an image.
    ///
    /// @param listener told how it gets on; what it throws ends the push
    /// @throws dev.slipway.oci.registry.RegistryException when the registry cannot be reached or
    ///     refuses, or the credentials for it cannot be read
    /// @throws IOException when a blob cannot be read, or this process is asked to stop
    public PushReport push(Repository to, Order order, PushListener listener) throws IOException {
        PushRequest request =
                new PushRequest(
                        to, order.manifest(), List.of(order.tag()), order.blobs(), Map.of());
        try {
            return client.push(request, credentials(to.registry()), listener);
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

    private Credentials credentials(String registry) throws IOException {
        if (config.username().isPresent()) {
            return new Credentials.UserPassword(
                    config.username().get(), config.password().orElseThrow(ImagePush::noPassword));
        }
        Optional<String> folder = config.dockerConfig();
        return folder.isPresent()
                ? DockerConfig.read(Path.of(folder.get(), "config.json"), registry)
                : Credentials.NONE;
    }

    private static IllegalStateException noPassword() {
        return new IllegalStateException("SLIPWAY_PUSH_USERNAME needs SLIPWAY_PUSH_PASSWORD");
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
