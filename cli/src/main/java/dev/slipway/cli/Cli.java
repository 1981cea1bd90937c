package dev.slipway.cli;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.config.Settings;
import dev.slipway.cli.output.Shell;
import dev.slipway.cli.output.Style;
import dev.slipway.cli.output.Wording;
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

    /// How people start this command: the start script of an installation is on no PATH.
    public String program() {
        return settings().install().isPresent() ? "./slipway" : "slipway";
    }

    /// A message for people, with advice that can be followed on this command line.
    public void say(String message) {
        err.println(new Wording(program()).of(message));
    }

    /// The command that usually comes next, ready to be copied.
    ///
    /// @param words without the program itself
    public void next(String... words) {
        err.println("next: " + program() + " " + Shell.words(words));
    }
}
