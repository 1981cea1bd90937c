package dev.slipway.local.command;

import dev.slipway.local.home.Home;
import dev.slipway.local.process.Launch;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.stack.AotCaches;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the supervisor as a process of its own that outlives the terminal.
final class SupervisorLauncher {

    static final String NAME = "supervisor";
    private static final String PROGRAM = "local";
    private static final int HEAP_MEGABYTES = 48;

    private SupervisorLauncher() {}

    /// Starts with the start-up cache of `local.jar`, if there is one.
    static ProcessId launch(Home home, Install install, List<String> arguments) throws IOException {
        return launch(home, install, new AotCaches(install.aotCaches())::use, arguments);
    }

    static ProcessId launch(
            Home home, Install install, AotCaches.Use caches, List<String> arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        Jvm.command(
                                HEAP_MEGABYTES,
                                caches.options(PROGRAM, install.localJar(), HEAP_MEGABYTES)));
        command.addAll(Jvm.PLAIN_LOG);
        command.addAll(List.of("-jar", install.localJar().toString(), "supervise"));
        command.addAll(arguments);
        return new SystemProcesses()
                .start(
                        new Launch(
                                command,
                                Map.of("SLIPWAY_HOME", home.root().toString()),
                                home.run(),
                                home.log(NAME)));
    }

    /// Where the cache of `local.jar` is; `./slipway` uses it too.
    static Path cachePath(Install install, AotCaches caches) {
        return caches.path(PROGRAM, install.localJar(), HEAP_MEGABYTES);
    }
}
