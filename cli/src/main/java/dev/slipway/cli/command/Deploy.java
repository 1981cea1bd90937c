package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Api;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway deploy`.
@Command(
        name = "deploy",
        description = "Release a built version into an environment.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} deploy flight-delay/1 --environment staging"
        })
public final class Deploy implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "VERSION", description = "model/3 or model@champion")
    String version = "";

    @Option(names = "--environment", required = true, paramLabel = "NAME")
    String environment = "";

    @Option(names = "--name", paramLabel = "NAME", description = "default: the model's slug")
    @Nullable String name;

    @Option(names = "--image", paramLabel = "DIGEST", description = "default: the newest image")
    @Nullable String image;

    @Option(names = "--reason", paramLabel = "TEXT")
    @Nullable String reason;

    @Mixin WaitOptions waiting = new WaitOptions();
    @Mixin OutputOptions output = new OutputOptions();

    public Deploy(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Map<String, String> request = new HashMap<>();
        request.put("environment", environment);
        request.put("version", version);
        put(request, "deployment", name);
        put(request, "image", image);
        put(request, "reason", reason);
        Api api = cli.api();
        JsonNode started = api.post("/api/v1/releases", request).body();
        return new ReleaseEnd(cli, waiting, output).await(started);
    }

    private static void put(Map<String, String> request, String field, @Nullable String value) {
        if (value != null) {
            request.put(field, value);
        }
    }
}
