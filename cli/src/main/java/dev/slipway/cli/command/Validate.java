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
import java.util.Objects;
import java.util.Set;
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
            "  ${ROOT-COMMAND-NAME} validate flight-delay/1 --policy flights",
            "  ${ROOT-COMMAND-NAME} validate flight-delay/1 --policy policy.yaml --dataset march=march.csv"
                    + " --label late",
            "  ${ROOT-COMMAND-NAME} validate --local model.onnx data.csv --label late   (no server)"
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

    @Mixin ColumnOptions columns = new ColumnOptions();
    @Mixin WaitOptions waiting = new WaitOptions();
    @Mixin OutputOptions output = new OutputOptions();

    public Validate(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Validation validation = new Validation(cli.api());
        Map<String, Columns> known = new LinkedHashMap<>();
        for (Map.Entry<String, Path> dataset : datasets.entrySet()) {
            known.put(dataset.getKey(), columns.of(dataset.getValue()));
        }
        String policyName = policyName(validation);
        for (Map.Entry<String, Columns> dataset : known.entrySet()) {
            String name = dataset.getKey();
            JsonNode made =
                    validation.dataset(
                            name, Objects.requireNonNull(datasets.get(name)), dataset.getValue());
            cli.say("data set " + name + ": " + made.path("rows").asText() + " rows");
        }
        JsonNode started = validation.evaluate(version, policyName);
        String path = "/api/v1/evaluations/" + started.path("id").asText();
        JsonNode evaluation = waiting.result(cli, started, path, States::evaluationEnded);
        print(evaluation);
        return exitCode(evaluation).code();
    }

    private String policyName(Validation validation) throws IOException {
        Path file = Path.of(policy);
        boolean looksLikeFile = policy.endsWith(".yaml") || policy.endsWith(".yml");
        if (!Files.isRegularFile(file) && !looksLikeFile) {
            if (!datasets.isEmpty()) {
                sayUnused(validation.policy(policy));
            }
            return policy;
        }
        JsonNode made = validation.policy(file);
        String name = made.path("name").asText();
        cli.say("policy %s revision %s".formatted(name, made.path("revision").asText()));
        sayUnused(made);
        return name;
    }

    /// A data set that no gate judges on would be registered and then ignored without a word.
    private void sayUnused(JsonNode registered) {
        Set<String> judged = Gates.datasets(registered);
        for (String name : datasets.keySet()) {
            if (!judged.contains(name)) {
                cli.say(
                        "note: no gate of policy %s uses the data set %s; %s"
                                .formatted(
                                        registered.path("name").asText(),
                                        name,
                                        judged.isEmpty()
                                                ? "its gates need none"
                                                : "its gates use " + String.join(", ", judged)));
            }
        }
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
            cli.next("build", version);
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
