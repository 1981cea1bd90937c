package dev.slipway.local.command;

import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Service;
import dev.slipway.local.supervisor.SupervisorLock;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts the stack, or says that it runs. The supervisor goes on after this command ended.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Start PostgreSQL, the object store and every service, and wait until all are ready.",
            "What still runs from before is adopted. The stack goes on until 'down'."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Up implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ServicesOption services;
    @Mixin private ClusterOption cluster;

    @Option(names = "--detach", description = "Do not wait until everything is ready.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Terminal terminal = Terminal.of(spec);
        Home home = Home.of(System.getenv(), System.getProperty("user.home"));
        Install install = Install.of(System.getenv());
        Set<Service> wanted = services.services(spec);
        HomeCheck.prepare(home);
        HomeCheck.disk(home).ifPresent(terminal::message);
        Optional<ProcessId> launched = Optional.empty();
        boolean running = SupervisorLock.isHeld(home.supervisorLock());
        cluster.keep(home, running);
        if (running) {
            Preflight.requireSameInstall(home, install);
        } else {
            Preflight.check(home, install, wanted, System.getenv());
            launched = Optional.of(SupervisorLauncher.launch(home, install, services.arguments()));
        }
        if (detach) {
            terminal.message("Starting; see  ./slipway status");
            return 0;
        }
        new StartProgress(home, terminal, launched).awaitReady();
        Greeting.print(home, terminal, running, wanted.contains(Service.GATEWAY));
        return 0;
    }
}
