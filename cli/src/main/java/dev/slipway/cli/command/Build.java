package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.output.Views;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway build`.
@Command(
        name = "build",
        description = "Make a reproducible OCI image of a validated version.",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} build flight-delay/1"})
public final class Build implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "VERSION", description = "model/3 or model@champion")
    String version = "";

    @Option(names = "--evaluation", paramLabel = "ID", description = "default: the newest passed")
    @Nullable String evaluation;

    @Mixin WaitOptions waiting = new WaitOptions();
    @Mixin OutputOptions output = new OutputOptions();

    public Build(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Map<String, String> request = new HashMap<>(Map.of("version", version));
        if (evaluation != null) {
            request.put("evaluation", evaluation);
        }
        Api api = cli.api();
        JsonNode started = api.post("/api/v1/builds", request).body();
        String path = "/api/v1/builds/" + started.path("id").asText();
        JsonNode build = waiting.result(cli, started, path, States::buildEnded);
        output.printer(cli).one(Views.BUILD, build);
        if (States.state(build).equals("FAILED")) {
            throw new Stop(
                    ExitCode.ERROR,
                    "The build failed: " + build.path("reason").asText(),
                    "its log is at %s%s/log".formatted(api.target().url(), path));
        }
        cli.next("deploy", version, "--environment", "staging");
        return 0;
    }
}
