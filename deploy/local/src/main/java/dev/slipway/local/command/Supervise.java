package dev.slipway.local.command;

import dev.slipway.local.Json;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.home.PrivateFiles;
import dev.slipway.local.process.RunRecords;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.stack.AotCaches;
import dev.slipway.local.stack.FileDiscovery;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Service;
import dev.slipway.local.stack.Stack;
import dev.slipway.local.stack.StackContext;
import dev.slipway.local.stack.StackContexts;
import dev.slipway.local.stack.StackShutdown;
import dev.slipway.local.supervisor.StackState;
import dev.slipway.local.supervisor.Supervisor;
import dev.slipway.local.supervisor.SupervisorLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The supervisor's own process, started by `up`. SIGTERM ends it and everything that it watches;
/// SIGKILL ends it alone.
@Command(name = "supervise", hidden = true, description = "Internal: the supervisor's process.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Supervise implements Callable<Integer> {

    /// Between two looks at the children.
    private static final long STEP_MILLIS = 150;

    /// Writing a cache takes seconds of both processors, and all are written at once.
    private static final Duration RECORDING_WITHIN = Duration.ofMinutes(3);

    private static final System.Logger LOG = System.getLogger(Supervise.class.getName());

    @Spec private CommandSpec spec;
    @Mixin private ServicesOption services;

    @Option(
            names = "--record",
            description = "Every program writes its start-up cache into this folder at its end.")
    private @Nullable Path record;

    @Option(names = "--gateway-port", description = "Instead of SLIPWAY_PORT.")
    private @Nullable Integer gatewayPort;

    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.of(System.getenv(), System.getProperty("user.home"));
        HomeCheck.prepare(home);
        Optional<SupervisorLock> lock = SupervisorLock.tryAcquire(home.supervisorLock());
        if (lock.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "another supervisor runs this home already");
            return 0;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal));
        try (SupervisorLock held = lock.get()) {
            run(home, services.services(spec));
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private void run(Home home, Set<Service> wanted) throws IOException, InterruptedException {
        SystemProcesses processes = new SystemProcesses();
        Install install = Install.of(System.getenv());
        StackContext context = StackContexts.open(home, install, processes, requestedGatewayPort());
        FileDiscovery.write(context, wanted);
        Supervisor supervisor =
                new Supervisor(
                        new Stack(context, caches(install)).children(wanted),
                        processes,
                        new RunRecords(home),
                        Clock.systemUTC(),
                        views -> save(home, install, views));
        save(home, install, supervisor.views());
        while (!stopRequested.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
            supervisor.step();
        }
        new StackShutdown(
                        home,
                        processes,
                        record == null ? StackShutdown.WITHIN : RECORDING_WITHIN,
                        System.out::println)
                .run();
    }

    private int requestedGatewayPort() {
        return gatewayPort != null ? gatewayPort : StackContexts.gatewayPort(System.getenv());
    }

    private AotCaches.Use caches(Install install) {
        return record == null
                ? new AotCaches(install.aotCaches())::use
                : new AotCaches(record)::record;
    }

    /// Holds the JVM open until the children are gone.
    private void onSignal() {
        stopRequested.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void save(Home home, Install install, List<StackState.ChildView> views) {
        ProcessHandle self = ProcessHandle.current();
        Instant startedAt = self.info().startInstant().orElse(Instant.EPOCH);
        StackState state =
                new StackState(
                        self.pid(),
                        startedAt,
                        install.root().toString(),
                        Clock.systemUTC().instant(),
                        views);
        try {
            PrivateFiles.write(home.stackState(), Json.write(state));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "run/stack.json cannot be written", e);
        }
    }
}
