package dev.slipway.local.stack;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Processes;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.RunRecords;
import dev.slipway.local.process.Signal;
import dev.slipway.local.supervisor.ChildSpec;
import dev.slipway.local.supervisor.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Ends everything of one home by its run records: first the deployer, so that nothing is started
/// again; then the model servers, while their last counts still find a gateway; then the services,
/// the object store and the database.
public final class StackShutdown {

    private static final long PAUSE_MILLIS = 50;

    /// How long a service or a model server has.
    public static final Duration WITHIN = Duration.ofSeconds(15);

    private static final ChildSpec.Stop STOP_POSTGRES =
            new ChildSpec.Stop(Signal.INT, Duration.ofSeconds(30));

    private final Home home;
    private final Processes processes;
    private final Consumer<String> report;
    private final ChildSpec.Stop stopService;

    /// @param within how long each process has before it is killed; see [#WITHIN]
    /// @param report told, one line each, what was ended and what had to be killed
    public StackShutdown(Home home, Processes processes, Duration within, Consumer<String> report) {
        this.home = home;
        this.processes = processes;
        this.report = report;
        this.stopService = new ChildSpec.Stop(Signal.TERM, within);
    }

    /// @return how many processes were ended
    public int run() throws IOException, InterruptedException {
        RunRecords records = new RunRecords(home);
        List<List<Shutdown.Target>> groups = groups(records);
        Shutdown shutdown =
                new Shutdown(processes, Clock.systemUTC(), () -> Thread.sleep(PAUSE_MILLIS));
        for (String name : shutdown.end(groups)) {
            report.accept(name + " did not end in time and was killed");
        }
        for (Shutdown.Target target : groups.stream().flatMap(List::stream).toList()) {
            report.accept(target.name() + " ended");
        }
        forget(records);
        return groups.stream().mapToInt(List::size).sum();
    }

    private List<List<Shutdown.Target>> groups(RunRecords records) throws IOException {
        List<Shutdown.Target> servers = new ArrayList<>();
        for (RunRecord record :
                records.deployments(
                        file -> report.accept(file + " is damaged and was left alone"))) {
            living(record.name() + " (serving)", record.id()).ifPresent(servers::add);
        }
        List<Shutdown.Target> services = new ArrayList<>();
        for (Service service : Service.values()) {
            if (service != Service.DEPLOYER) {
                find(records, service.processName(), stopService).ifPresent(services::add);
            }
        }
        return List.of(
                find(records, Service.DEPLOYER.processName(), stopService).stream().toList(),
                servers,
                services,
                find(records, StackContext.S3, stopService).stream().toList(),
                find(records, StackContext.POSTGRES, STOP_POSTGRES).stream().toList());
    }

    private Optional<Shutdown.Target> find(RunRecords records, String name, ChildSpec.Stop stop) {
        try {
            return records.find(name)
                    .map(RunRecord::id)
                    .filter(processes::isAlive)
                    .map(id -> new Shutdown.Target(name, id, stop));
        } catch (Refusal damaged) {
            report.accept(damaged.sentence());
            return Optional.empty();
        }
    }

    private Optional<Shutdown.Target> living(String name, ProcessId id) {
        return processes.isAlive(id)
                ? Optional.of(new Shutdown.Target(name, id, stopService))
                : Optional.empty();
    }

    private void forget(RunRecords records) throws IOException {
        for (String name : StackContext.processNames()) {
            records.remove(name);
        }
        Files.deleteIfExists(home.stackState());
        Files.deleteIfExists(home.prometheus());
    }
}
