package dev.slipway.serving.online;

import dev.slipway.serving.auth.Authenticator;
import dev.slipway.serving.auth.KeySource;
import dev.slipway.serving.auth.TokenAuthenticator;
import dev.slipway.serving.monitoring.Monitoring;
import dev.slipway.serving.monitoring.MonitoringPlan;
import dev.slipway.serving.monitoring.Traffic;
import dev.slipway.serving.online.ModelLoader.Loaded;
import dev.slipway.serving.online.OnlineOptions.Source;
import dev.slipway.serving.onnx.ModelRefusedException;
import dev.slipway.serving.release.ReleaseDescriptor;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server of `online`: listens at once, is ready when the model has proved itself, drains and
/// flushes when closed.
public final class OnlineServer implements AutoCloseable {
    private static final int LONG_CALLS_QUEUED = 256;

    private final OnlineOptions options;
    private final Clock clock;
    private final ServingState state = new ServingState();
    private final RequestIds ids = new RequestIds();
    private final Traffic traffic;
    private final MetricsPage metrics;
    private final ThreadPoolExecutor pool;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final @Nullable ReleaseDescriptor release;
    private final HttpServer http;
    private @Nullable Monitoring monitoring;

    private OnlineServer(OnlineOptions options, Clock clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.traffic = new Traffic(clock);
        this.metrics = new MetricsPage(traffic, () -> state.current() instanceof Readiness.Ready);
        int processors = Runtime.getRuntime().availableProcessors();
        this.pool =
                new ThreadPoolExecutor(
                        processors,
                        processors,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(LONG_CALLS_QUEUED),
                        Thread.ofPlatform().daemon().name("score-", 0).factory());
        this.release =
                options.source() instanceof Source.Release below
                        ? ReleaseDescriptor.read(below.root())
                        : null;
        this.http = listen();
    }

    /// Listens; the model is not loaded yet.
    ///
    /// @throws IOException when the release cannot be read or the address not be bound
    public static OnlineServer listen(OnlineOptions options, Clock clock) throws IOException {
        return new OnlineServer(options, clock);
    }

    private HttpServer listen() throws IOException {
        Dispatcher dispatcher =
                new Dispatcher(
                        new OnlineService(state, traffic, metrics),
                        authenticator(),
                        ids,
                        new HttpResources(pool, channels, options.maxBodyBytes()));
        HttpServer server =
                HttpServer.listen(
                        dispatcher,
                        channels,
                        new InetSocketAddress(options.host(), options.port()));
        Log.event("listening", Map.of("port", server.port()));
        return server;
    }

    private Authenticator authenticator() {
        URI address = options.keys();
        String deployment = options.deployment();
        if (address == null || deployment == null) {
            return Authenticator.open();
        }
        KeySource keys = new KeySource(address, options.keyCache());
        Thread.ofVirtual().start(keys::refresh);
        String project = release == null ? null : release.project();
        return new TokenAuthenticator(deployment, project, keys, clock);
    }

    /// The port listened on.
    public int port() {
        return http.port();
    }

    /// Loads the model and checks the golden rows.
    ///
    /// @return whether the server is ready; otherwise readiness tells why, and it stays so
    public boolean load() {
        try {
            Loaded loaded = loaded();
            Monitoring counts = loaded.monitoring();
            if (counts != null) {
                counts.start();
                metrics.monitoring(counts);
                monitoring = counts;
            }
            state.ready(loaded.model());
            Log.event(
                    "ready",
                    Map.of("model", loaded.model().name(), "version", loaded.model().version()));
            return true;
        } catch (ModelRefusedException refused) {
            fail(String.valueOf(refused.getMessage()));
        } catch (RuntimeException | LinkageError fault) {
            Log.error("the model cannot be loaded", fault);
            fail("the model cannot be loaded; see the server's log");
        }
        return false;
    }

    private void fail(String reason) {
        state.notReady(reason);
        Log.event("failed", Map.of("reason", reason));
    }

    private Loaded loaded() throws ModelRefusedException {
        ModelLoader loader = new ModelLoader(ids, traffic, clock);
        return switch (options.source()) {
            case Source.Alone alone -> loader.alone(alone.model(), alone.name());
            case Source.Release below ->
                    loader.release(below.root(), java.util.Objects.requireNonNull(release), plan());
        };
    }

    private @Nullable MonitoringPlan plan() {
        URI address = options.ingest();
        String deployment = options.deployment();
        String releaseId = options.releaseId();
        return address == null || deployment == null || releaseId == null
                ? null
                : new MonitoringPlan(address, options.ingestToken(), releaseId, deployment);
    }

    /// Ends gracefully: not ready, no new connections, requests end, counts are sent.
    @Override
    public void close() {
        state.draining();
        http.drain();
        Monitoring counts = monitoring;
        if (counts != null) {
            counts.close();
        }
        pool.shutdown();
        http.close();
    }
}
