package dev.slipway.local.command;

import dev.slipway.local.Json;
import dev.slipway.local.home.Home;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.status.StatusReader;
import dev.slipway.local.status.StatusReport;
import dev.slipway.local.status.StatusTable;
import dev.slipway.local.supervisor.SupervisorLock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells what runs. Exit code 0 when everything is ready, else 1.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show the processes of the stack; exit code 0 only when all are ready.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Status implements Callable<Integer> {

    enum Format {
        TABLE,
        JSON
    }

    @Spec private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "table or json (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--json", description = "The same as -o json.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Home home = Home.of(System.getenv(), System.getProperty("user.home"));
        boolean supervised =
                Files.isDirectory(home.run()) && SupervisorLock.isHeld(home.supervisorLock());
        Optional<String> url =
                Files.isDirectory(home.run()) ? RunningStack.url(home) : Optional.empty();
        StatusReport report =
                new StatusReader(home, new SystemProcesses())
                        .read(RunningStack.state(home), supervised, url);
        print(report);
        return report.state() == StatusReport.State.UP ? 0 : 1;
    }

    private void print(StatusReport report) {
        Terminal terminal = Terminal.of(spec);
        switch (json ? Format.JSON : format) {
            case JSON -> terminal.data(Json.write(report).stripTrailing());
            case TABLE ->
                    StatusTable.lines(report, Clock.systemUTC().instant()).forEach(terminal::data);
        }
    }
}
