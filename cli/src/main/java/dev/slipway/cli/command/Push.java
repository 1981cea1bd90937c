package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.Registry;
import dev.slipway.cli.api.Upload;
import dev.slipway.cli.output.Views;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway push`.
@Command(
        name = "push",
        description = "Upload a model as a new, sealed version.",
        footer = {
            "",
            "Examples:",
            "  slipway push examples/flights/model --model flight-delay",
            "  slipway push model.onnx --model flight-delay"
        })
public final class Push implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "PATH", description = "a folder with model.onnx, or an .onnx file")
    Path source = Path.of(".");

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "its model")
    String model = "";

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "")
    String description = "";

    @Mixin OutputOptions output = new OutputOptions();

    public Push(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Api api = cli.api();
        if (new Registry(api).ensureModel(model, "")) {
            cli.say("model " + model + " is new");
        }
        JsonNode version =
                new Upload(api, file -> cli.say("  sent " + file)).push(source, model, description);
        output.printer(cli).one(Views.VERSION, version);
        cli.next(
                "slipway validate %s/%s --policy NAME"
                        .formatted(model, version.path("version").asText()));
        return 0;
    }
}
