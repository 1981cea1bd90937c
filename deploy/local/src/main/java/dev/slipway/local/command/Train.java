package dev.slipway.local.command;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.home.PrivateFiles;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Signal;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.stack.AotCaches;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Service;
import dev.slipway.local.stack.Stack;
import dev.slipway.local.supervisor.SupervisorLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes the start-up caches: one whole stack is started in a home that is thrown away, and every
/// program writes its cache when it ends. Done once after a build; nothing depends on it but speed
/// and memory.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Make the start-up caches, once after a build.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Train implements Callable<Integer> {

    private static final long PAUSE_MILLIS = 200;

    @Spec private CommandSpec spec;
    @Mixin private ServicesOption services;

    @Option(names = "--again", description = "Also when they are there.")
    private boolean again;

    private final SystemProcesses processes = new SystemProcesses();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Terminal terminal = Terminal.of(spec);
        Install install = Install.of(System.getenv());
        Set<Service> wanted = services.services(spec);
        install.requireBuilt(wanted);
        AotCaches caches = new AotCaches(install.aotCaches());
        Set<Path> current = new HashSet<>(Stack.cachePaths(install, wanted, caches));
        current.add(SupervisorLauncher.cachePath(install, caches));
        if (!again && current.stream().allMatch(Files::exists)) {
            return 0;
        }
        PrivateFiles.createFolder(install.aotCaches());
        Optional<SupervisorLock> lock =
                SupervisorLock.tryAcquire(install.aotCaches().resolveSibling("training.lock"));
        if (lock.isEmpty()) {
            terminal.message("The start-up caches are being made already.");
            return 0;
        }
        try (SupervisorLock held = lock.get()) {
            return train(install, caches, current, terminal);
        }
    }

    private int train(Install install, AotCaches caches, Set<Path> current, Terminal terminal)
            throws IOException, InterruptedException {
        terminal.message("Making start-up caches ...");
        Home scratch = new Home(install.root().resolve("deploy/local/target/training"));
        deleteTree(scratch.root());
        try {
            record(scratch, install, terminal);
        } finally {
            deleteTree(scratch.root());
        }
        caches.keepOnly(current);
        return explainMissing(current, terminal);
    }

    private void record(Home scratch, Install install, Terminal terminal)
            throws IOException, InterruptedException {
        HomeCheck.prepare(scratch);
        ProcessId supervisor =
                SupervisorLauncher.launch(
                        scratch,
                        install,
                        new AotCaches(install.aotCaches())::record,
                        supervisorArguments(install));
        try {
            new StartProgress(scratch, terminal, Optional.of(supervisor)).awaitReady();
        } catch (Refusal refusal) {
            terminal.message(refusal.sentence());
        } finally {
            processes.signal(supervisor, Signal.TERM);
            while (processes.isAlive(supervisor)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private List<String> supervisorArguments(Install install) {
        return Stream.concat(
                        services.arguments().stream(),
                        Stream.of(
                                "--gateway-port", "0", "--record", install.aotCaches().toString()))
                .toList();
    }

    private static int explainMissing(Set<Path> current, Terminal terminal) {
        List<Path> missing = current.stream().filter(path -> !Files.exists(path)).toList();
        missing.forEach(path -> terminal.message("not made: " + path.getFileName()));
        return missing.isEmpty() ? 0 : 1;
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
