package dev.slipway.cli;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.config.Settings;
import dev.slipway.cli.output.Style;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/// What every command works with: where to print, where the gateway is, what time it is.
///
/// @param out data, and nothing else
/// @param err messages for people
public record Cli(PrintStream out, PrintStream err, Map<String, String> environment, Clock clock) {
    public Cli {
        environment = Map.copyOf(environment);
    }

    /// Settings from the environment and the file.
    public Settings settings() {
        return new Settings(environment);
    }

    /// The gateway's API.
    public Api api() {
        return new Api(settings().target());
    }

    /// Colours for standard error, or none.
    public Style style() {
        boolean plain = environment.containsKey("NO_COLOR") || !environment.containsKey("TERM");
        return plain || System.console() == null ? Style.PLAIN : Style.COLOURED;
    }

    /// A message for people.
    public void say(String message) {
        err.println(message);
    }

    /// The command that usually comes next.
    public void next(String command) {
        err.println("next: " + command);
    }
}
