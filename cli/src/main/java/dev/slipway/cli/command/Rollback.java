package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Names;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway rollback`.
@Command(
        name = "rollback",
        description = "Release the previous version of a deployment again.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} rollback staging/flight-delay --reason 'late flights rise'"
        })
public final class Rollback implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "DEPLOYMENT", description = "staging/flight-delay")
    String deployment = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "for the log")
    String reason = "";

    @Mixin WaitOptions waiting = new WaitOptions();
    @Mixin OutputOptions output = new OutputOptions();

    public Rollback(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        String path =
                "/api/v1/deployments/" + Names.path(Names.deployment(deployment)) + "/rollback";
        JsonNode started = cli.api().post(path, Map.of("reason", reason)).body();
        return new ReleaseEnd(cli, waiting, output).await(started);
    }
}
