package dev.slipway.local.command;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the log files.
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Show the last lines of one process, or of all.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Logs implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A process as in 'status'; all when left out.")
    private @Nullable String name;

    @Option(names = "-f", description = "Go on as lines arrive, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines of each (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.of(System.getenv(), System.getProperty("user.home"));
        Terminal terminal = Terminal.of(spec);
        List<Path> logs = logs(home);
        for (Path log : logs) {
            String prefix = logs.size() == 1 ? "" : processOf(log) + " | ";
            LogFile.tail(log, lines).forEach(line -> terminal.data(prefix + line));
        }
        if (follow) {
            LogFollower.follow(logs, terminal);
        }
        return 0;
    }

    private List<Path> logs(Home home) throws IOException {
        List<Path> all = all(home);
        if (name == null) {
            return all;
        }
        String process = name.startsWith("service/") ? name.substring("service/".length()) : name;
        Path log = home.log(process);
        if (!all.contains(log)) {
            throw new Refusal(
                    "There is no log of '%s': there are %s."
                            .formatted(process, all.stream().map(Logs::processOf).toList()));
        }
        return List.of(log);
    }

    private static List<Path> all(Home home) throws IOException {
        if (!Files.isDirectory(home.logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.logs())) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    static String processOf(Path log) {
        String file = log.getFileName().toString();
        return file.substring(0, file.length() - ".log".length());
    }
}
