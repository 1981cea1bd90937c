package dev.slipway.local.command;

import dev.slipway.local.home.Home;
import dev.slipway.local.home.HomeCheck;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Service;
import dev.slipway.local.supervisor.SupervisorLock;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What `up` checks, without starting anything: `./slipway demo` asks before the long steps. Prints
/// `running` when the stack runs already, and nothing otherwise.
@Command(
        name = "preflight",
        hidden = true,
        description = "Internal: make the home and check what 'up' would check.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PreflightCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Home home = Home.of(System.getenv(), System.getProperty("user.home"));
        Install install = Install.of(System.getenv());
        HomeCheck.prepare(home);
        HomeCheck.disk(home).ifPresent(Terminal.of(spec)::message);
        if (SupervisorLock.isHeld(home.supervisorLock())) {
            Preflight.requireSameInstall(home, install);
            Terminal.of(spec).data("running");
        } else {
            Preflight.check(home, install, EnumSet.allOf(Service.class), System.getenv());
        }
        return 0;
    }
}
