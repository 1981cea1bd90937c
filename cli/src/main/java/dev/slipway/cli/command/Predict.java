package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.Endpoint;
import dev.slipway.cli.api.Names;
import dev.slipway.cli.output.Printer;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.rows.InferAnswer;
import dev.slipway.cli.rows.InferRequest;
import dev.slipway.cli.rows.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway predict`.
@Command(
        name = "predict",
        description = "Send rows to a deployment and print its answers.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} predict staging/flight-delay data.csv --rows 5",
            "  ${ROOT-COMMAND-NAME} predict staging/flight-delay data.csv --rows 1 --curl"
        })
public final class Predict implements Callable<Integer> {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "DEPLOYMENT", description = "staging/flight-delay")
    String deployment = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "rows as CSV with a header, or a request of the protocol as JSON")
    Path file = Path.of("data.csv");

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10",
            description = "rows of a CSV file to send (default: ${DEFAULT-VALUE})")
    int rows = 10;

    @Option(names = "--curl", description = "print the call instead of making it")
    boolean curl;

    @Mixin OutputOptions output = new OutputOptions();

    public Predict(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Api api = cli.api();
        Endpoint endpoint = Endpoint.of(api, Names.deployment(deployment));
        byte[] request = request(endpoint);
        if (curl) {
            cli.out().println(curl(api, endpoint, request));
            return 0;
        }
        JsonNode answer = endpoint.infer(request);
        Printer printer = output.printer(cli);
        if (printer.forPeople()) {
            InferAnswer rowsOfAnswer = InferAnswer.of(answer);
            Table table = new Table(rowsOfAnswer.columns());
            rowsOfAnswer.cells().forEach(table::row);
            table.lines().forEach(cli.out()::println);
        } else {
            printer.document(answer);
        }
        return 0;
    }

    private byte[] request(Endpoint endpoint) throws IOException {
        if (file.toString().endsWith(".json")) {
            return Files.readAllBytes(file);
        }
        return InferRequest.PLAIN.body(endpoint.inputs(), Rows.read(file, rows));
    }

    /// The token stays a variable: a copied command must not carry a secret.
    private static String curl(Api api, Endpoint endpoint, byte[] request) {
        String body = new String(request, StandardCharsets.UTF_8).replace("'", "'\\''");
        return """
        curl -sS '%s%s' \\
          -H "Authorization: Bearer $SLIPWAY_TOKEN" \\
          -H 'Content-Type: application/json' \\
          --data-raw '%s'"""
                .formatted(api.target().url(), endpoint.inferPath(), body);
    }
}
