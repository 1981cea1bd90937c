package dev.slipway.local.stack;

import dev.slipway.local.home.Administrator;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.PrivateFiles;
import dev.slipway.local.postgres.PostgresBinaries;
import dev.slipway.local.postgres.PostgresCluster;
import dev.slipway.local.postgres.PostgresReadiness;
import dev.slipway.local.process.Launch;
import dev.slipway.local.process.Signal;
import dev.slipway.local.s3.S3Server;
import dev.slipway.local.supervisor.ChildSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The processes of a stack, as data for the supervisor: PostgreSQL and the object store first,
/// then every service at once.
public final class Stack {

    private static final ChildSpec.Stop STOP_SERVICE =
            new ChildSpec.Stop(Signal.TERM, Duration.ofSeconds(20));
    private static final ChildSpec.Stop STOP_POSTGRES =
            new ChildSpec.Stop(Signal.INT, Duration.ofSeconds(30));
    private static final int S3_HEAP_MEGABYTES = 160;

    private final StackContext context;
    private final AotCaches.Use caches;

    /// @param caches how start-up caches are used
    public Stack(StackContext context, AotCaches.Use caches) {
        this.context = context;
        this.caches = caches;
    }

    /// Every program that has a start-up cache, with what it is made from.
    public static Set<Path> cachePaths(
            Install install, Collection<Service> services, AotCaches caches) {
        Set<Path> paths = new HashSet<>();
        paths.add(caches.path(StackContext.S3, install.localJar(), S3_HEAP_MEGABYTES));
        for (Service service : services) {
            paths.add(
                    caches.path(
                            service.processName(),
                            install.serviceFolder(service),
                            service.heapMegabytes()));
        }
        return paths;
    }

    /// In the order they are shown.
    public List<ChildSpec> children(Collection<Service> services) {
        List<ChildSpec> children = new ArrayList<>();
        children.add(postgres());
        children.add(objectStore());
        for (Service service : Service.values()) {
            if (services.contains(service)) {
                children.add(service(service));
            }
        }
        return children;
    }

    private ChildSpec postgres() {
        int port = context.portsOf(StackContext.POSTGRES).port();
        return new ChildSpec(
                StackContext.POSTGRES,
                Set.of(),
                context.portsOf(StackContext.POSTGRES),
                () -> postgresLaunch(port),
                new PostgresReadiness(
                        context.jdbcUrl("postgres"),
                        context.secrets().databaseOwner(),
                        context.secrets().roles()),
                STOP_POSTGRES);
    }

    private Launch postgresLaunch(int port) throws IOException {
        Home home = context.home();
        Path binaries = PostgresBinaries.unpack(home.postgres());
        PostgresCluster cluster = new PostgresCluster(binaries, home.postgresData());
        if (!cluster.isInitialised()) {
            Administrator.prepare(home);
            cluster.initialise(context.secrets().databaseOwner());
        }
        return new Launch(
                cluster.serverCommand(port),
                Map.of("LC_ALL", "C"),
                home.postgres(),
                home.log(StackContext.POSTGRES));
    }

    private ChildSpec objectStore() {
        return new ChildSpec(
                StackContext.S3,
                Set.of(),
                context.portsOf(StackContext.S3),
                this::objectStoreLaunch,
                HttpReadiness.anyAnswer(context.portsOf(StackContext.S3).port()),
                STOP_SERVICE);
    }

    private Launch objectStoreLaunch() {
        Path jar = context.install().localJar();
        List<String> command =
                new ArrayList<>(
                        Jvm.command(
                                S3_HEAP_MEGABYTES,
                                caches.options(StackContext.S3, jar, S3_HEAP_MEGABYTES)));
        command.addAll(Jvm.PLAIN_LOG);
        command.addAll(List.of("-cp", jar.toString(), S3Server.class.getName()));
        Map<String, String> environment =
                Map.of(
                        S3Server.URL,
                        context.url(StackContext.S3),
                        S3Server.FOLDER,
                        context.home().s3().toString(),
                        S3Server.BUCKET,
                        StackContext.BUCKET,
                        S3Server.ACCESS_KEY,
                        context.secrets().s3AccessKey(),
                        S3Server.SECRET_KEY,
                        context.secrets().s3SecretKey(),
                        "MALLOC_ARENA_MAX",
                        "2");
        return new Launch(
                command, environment, context.home().s3(), context.home().log(StackContext.S3));
    }

    private ChildSpec service(Service service) {
        return new ChildSpec(
                service.processName(),
                Set.of(StackContext.POSTGRES, StackContext.S3),
                context.portsOf(service.processName()),
                () -> serviceLaunch(service),
                HttpReadiness.service(context.portsOf(service.processName()).managementPort()),
                STOP_SERVICE);
    }

    private Launch serviceLaunch(Service service) throws IOException {
        Home home = context.home();
        Path data = home.data(service.processName());
        PrivateFiles.createFolder(data);
        List<String> cache =
                caches.options(
                        service.processName(),
                        context.install().serviceFolder(service),
                        service.heapMegabytes());
        List<String> command = new ArrayList<>(Jvm.command(service.heapMegabytes(), cache));
        command.addAll(List.of("-jar", context.install().serviceJar(service).toString()));
        return new Launch(
                command,
                ServiceEnvironment.of(context, service),
                data,
                home.log(service.processName()));
    }
}
