package dev.slipway.local.command;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.port.Loopback;
import dev.slipway.local.port.PortOwner;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.RunRecords;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Service;
import dev.slipway.local.stack.StackContext;
import dev.slipway.local.stack.StackContexts;
import dev.slipway.local.supervisor.StackState;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be known to fail before anything is started.
final class Preflight {

    private Preflight() {}

    /// @throws Refusal with the first thing that stands in the way
    static void check(
            Home home, Install install, Set<Service> services, Map<String, String> environment) {
        install.requireBuilt(services);
        RunRecords records = new RunRecords(home);
        StackContext.processNames().forEach(records::find);
        if (services.contains(Service.GATEWAY)) {
            requireGatewayPort(
                    records.find(Service.GATEWAY.processName()),
                    StackContexts.gatewayPort(environment));
        }
    }

    /// @throws Refusal when the running supervisor belongs to another installation
    static void requireSameInstall(Home home, Install install) throws IOException {
        Optional<StackState> state = RunningStack.state(home);
        if (state.isPresent() && !state.get().install().equals(install.root().toString())) {
            throw new Refusal(
                    "%s is run by the supervisor of %s (pid %d): run  ./slipway down  there, or set SLIPWAY_HOME to another folder."
                            .formatted(
                                    home.root(),
                                    state.get().install(),
                                    state.get().supervisorPid()));
        }
    }

    private static void requireGatewayPort(Optional<RunRecord> gateway, int port) {
        boolean ownGatewayRuns =
                gateway.isPresent() && new SystemProcesses().isAlive(gateway.get().id());
        if (port != 0 && !ownGatewayRuns && !Loopback.isFree(port)) {
            throw portInUse(port, new PortOwner().of(port));
        }
    }

    static Refusal portInUse(int port, Optional<String> owner) {
        return new Refusal(
                "Port %d is in use%s: end that program, or choose another port with  SLIPWAY_PORT=8081 ./slipway up  (0 takes any free one)."
                        .formatted(port, owner.map(name -> " by " + name).orElse("")));
    }
}
