package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.api.Validation;
import dev.slipway.cli.api.Validation.Columns;
import dev.slipway.cli.output.Printer;
import dev.slipway.cli.output.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway validate`.
@Command(
        name = "validate",
        description = "Judge a version by a policy; exit code 3 when a gate fails.",
        footer = {
            "",
            "Examples:",
            "  slipway validate flight-delay/1 --policy flights",
            "  slipway validate flight-delay/1 --policy policy.yaml --dataset march=march.csv"
                    + " --label late",
            "  slipway validate --local model.onnx data.csv --label late   (no server)"
        })
public final class Validate implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "VERSION", description = "model/3 or model@champion")
    String version = "";

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "NAME|FILE",
            description = "a registered policy, or a file to register first")
    String policy = "";

    @Option(
            names = "--dataset",
            paramLabel = "NAME=FILE",
            description = "a CSV file to register first; may be repeated")
    Map<String, Path> datasets = new LinkedHashMap<>();

    @Option(names = "--label", paramLabel = "COLUMN", defaultValue = "label")
    String label = "label";

    @Option(names = "--id", paramLabel = "COLUMN", defaultValue = "id")
    String id = "id";

    @Option(names = "--event-time", paramLabel = "COLUMN", defaultValue = "event_time")
    String eventTime = "event_time";

    @Option(names = "--observed-at", paramLabel = "COLUMN", defaultValue = "observed_at")
    String observedAt = "observed_at";

    @Mixin WaitOptions waiting = new WaitOptions();
    @Mixin OutputOptions output = new OutputOptions();

    public Validate(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Validation validation = new Validation(cli.api());
        for (Map.Entry<String, Path> dataset : datasets.entrySet()) {
            Columns columns = new Columns(label, id, eventTime, observedAt);
            JsonNode made = validation.dataset(dataset.getKey(), dataset.getValue(), columns);
            cli.say("data set " + dataset.getKey() + ": " + made.path("rows").asText() + " rows");
        }
        JsonNode started = validation.evaluate(version, policyName(validation));
        String path = "/api/v1/evaluations/" + started.path("id").asText();
        JsonNode evaluation = waiting.result(cli, started, path, States::evaluationEnded);
        print(evaluation);
        return exitCode(evaluation).code();
    }

    private String policyName(Validation validation) throws IOException {
        Path file = Path.of(policy);
        boolean looksLikeFile = policy.endsWith(".yaml") || policy.endsWith(".yml");
        if (!Files.isRegularFile(file) && !looksLikeFile) {
            return policy;
        }
        JsonNode made = validation.policy(file);
        cli.say(
                "policy %s revision %s"
                        .formatted(made.path("name").asText(), made.path("revision").asText()));
        return made.path("name").asText();
    }

    private void print(JsonNode evaluation) {
        Printer printer = output.printer(cli);
        printer.one(Views.EVALUATION, evaluation);
        if (printer.forPeople()) {
            cli.out().println();
            printer.page(Views.GATE, Gates.page(evaluation));
            Gates.advice(evaluation).forEach(cli::say);
        }
        if (States.state(evaluation).equals("PASS")) {
            cli.next("slipway build " + version);
        }
    }

    private static ExitCode exitCode(JsonNode evaluation) {
        return switch (States.state(evaluation)) {
            case "FAIL" -> ExitCode.GATE_FAILED;
            case "INCONCLUSIVE" -> ExitCode.INCONCLUSIVE;
            case "ERROR" -> ExitCode.GATE_ERROR;
            case "CANCELLED" -> ExitCode.ERROR;
            default -> ExitCode.DONE;
        };
    }
}
