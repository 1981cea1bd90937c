package dev.slipway.local.command;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what a shell needs to talk to the running stack.
@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        description = "Print the variables for this shell:  eval \"$(./slipway env)\"")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Env implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Home home = Home.of(System.getenv(), System.getProperty("user.home"));
        variables(RunningStack.requireUrl(home), token(home))
                .forEach(
                        (name, value) ->
                                Terminal.of(spec).data("export " + name + "=" + quoted(value)));
        return 0;
    }

    static Map<String, String> variables(String url, String token) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("SLIPWAY_URL", url);
        variables.put("SLIPWAY_TOKEN", token);
        variables.put("MLFLOW_TRACKING_URI", url);
        variables.put("MLFLOW_TRACKING_TOKEN", token);
        return variables;
    }

    /// Single quotes keep everything but a single quote.
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static String token(Home home) throws IOException {
        if (!Files.exists(home.adminToken())) {
            throw new Refusal(
                    "%s has no administrator's token yet: run  ./slipway up  first."
                            .formatted(home.root()));
        }
        return Files.readString(home.adminToken()).strip();
    }
}
