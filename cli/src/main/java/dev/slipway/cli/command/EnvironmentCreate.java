package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.Names;
import dev.slipway.cli.output.Views;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway environment create`.
@Command(
        name = "create",
        description = "Make an environment to deploy into.",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} environment create trial --target local"})
public final class EnvironmentCreate implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "NAME", description = "of the new environment")
    String name = "";

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            defaultValue = "local",
            description = "where its releases run (default: ${DEFAULT-VALUE})")
    String target = "local";

    @Mixin OutputOptions output = new OutputOptions();

    public EnvironmentCreate(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Api api = cli.api();
        refuseIfThere(api);
        String path = "/api/v1/environments/" + Names.segment(name);
        JsonNode made = api.put(path, Map.of("target", target)).body();
        output.printer(cli).one(Views.ENVIRONMENT, made);
        return 0;
    }

    /// A second PUT would take the settings away that an environment has got since.
    private void refuseIfThere(Api api) {
        for (JsonNode environment : api.get("/api/v1/environments").path("items")) {
            if (environment.path("name").asText().equals(name)) {
                throw new Stop(ExitCode.ERROR, "There is an environment " + name + " already", "");
            }
        }
    }
}
