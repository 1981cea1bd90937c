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
            "  ${ROOT-COMMAND-NAME} push examples/flights/model --model flight-delay",
            "  ${ROOT-COMMAND-NAME} push model.onnx --model flight-delay"
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
                new Upload(api, step -> cli.say("  " + step)).push(source, model, description);
        output.printer(cli).one(Views.VERSION, version);
        String reference = model + "/" + version.path("version").asText();
        cli.next("validate", reference, "--policy", "NAME");
        return 0;
    }
}
