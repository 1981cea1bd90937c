package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.Registry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway alias set`.
@Command(
        name = "set",
        description = "Point an alias at a version.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} alias set flight-delay@champion flight-delay/1"
        })
public final class AliasSet implements Callable<Integer> {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "ALIAS", description = "model@champion")
    String alias = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "model/3, or just 3")
    String version = "";

    public AliasSet(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        int at = alias.indexOf('@');
        if (at <= 0 || at == alias.length() - 1) {
            throw new Stop(
                    ExitCode.USAGE,
                    alias + " is no alias",
                    "write MODEL@ALIAS, like model@champion");
        }
        Api api = cli.api();
        Registry registry = new Registry(api);
        String model = alias.substring(0, at);
        String reference = version.matches("\\d+") ? model + "/" + version : version;
        JsonNode found = registry.version(reference);
        if (!found.path("model").asText().equals(model)) {
            throw new Stop(ExitCode.USAGE, reference + " is not a version of " + model, "");
        }
        registry.moveAlias(model, alias.substring(at + 1), found.path("version").asInt());
        cli.say(alias + " is " + model + "/" + found.path("version").asInt());
        return 0;
    }
}
