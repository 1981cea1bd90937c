package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Names;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway undeploy`.
@Command(
        name = "undeploy",
        description = "Take a deployment down; its releases stay in the log.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} undeploy staging/flight-delay --reason 'trial is over'"
        })
public final class Undeploy implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "DEPLOYMENT", description = "staging/flight-delay")
    String deployment = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "for the log")
    String reason = "";

    public Undeploy(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/deployments/" + Names.path(Names.deployment(deployment));
        cli.api().delete(path, Map.of("reason", reason));
        cli.say(deployment + " is being removed");
        return 0;
    }
}
