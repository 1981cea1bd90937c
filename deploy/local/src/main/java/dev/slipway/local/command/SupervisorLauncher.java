package dev.slipway.local.command;

import dev.slipway.local.home.Home;
import dev.slipway.local.process.Launch;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.stack.AotCaches;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the supervisor as a process of its own that outlives the terminal.
final class SupervisorLauncher {

    static final String NAME = "supervisor";
    private static final int HEAP_MEGABYTES = 48;

    private SupervisorLauncher() {}

    static void launch(Home home, Install install, List<String> arguments) throws IOException {
        Files.deleteIfExists(home.stackState());
        AotCaches caches = new AotCaches(install.aotCaches());
        List<String> command =
                new ArrayList<>(
                        Jvm.command(
                                HEAP_MEGABYTES,
                                caches.find(NAME, install.localJar(), HEAP_MEGABYTES)));
        command.addAll(Jvm.PLAIN_LOG);
        command.addAll(List.of("-jar", install.localJar().toString(), "supervise"));
        command.addAll(arguments);
        new SystemProcesses()
                .start(new Launch(command, Map.of(), home.run(), home.log(NAME)));
    }
}
