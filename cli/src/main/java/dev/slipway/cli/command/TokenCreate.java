package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.output.Printer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `slipway token create`.
@Command(
        name = "create",
        description = "Make a token; it is printed once, alone on standard output.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} token create --name ci --scope read,evaluate --expires 30d"
        })
public final class TokenCreate implements Callable<Integer> {
    private final Cli cli;

    @Option(names = "--name", paramLabel = "TEXT", defaultValue = "made by the slipway command")
    String name = "";

    @Option(
            names = "--scope",
            required = true,
            split = ",",
            paramLabel = "RIGHT",
            description = "read, model:write, evaluate, build, deploy, predict, …")
    List<String> scopes = new ArrayList<>();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            defaultValue = "30d",
            converter = Durations.class,
            description = "for example 8h or 30d (default: ${DEFAULT-VALUE})")
    Duration expires = Duration.ofDays(30);

    @Mixin OutputOptions output = new OutputOptions();

    public TokenCreate(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Map<String, Object> request =
                Map.of("name", name, "scopes", scopes, "expires", expires.toString());
        JsonNode token = cli.api().post("/api/v1/tokens", request).body();
        Printer printer = output.printer(cli);
        if (printer.forPeople()) {
            cli.out().println(token.path("token").asText());
            cli.say("expires " + token.path("expiresAt").asText() + "; it is not shown again");
        } else {
            printer.document(token);
        }
        return 0;
    }
}
