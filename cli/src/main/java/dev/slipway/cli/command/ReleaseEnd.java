package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.output.Shell;
import dev.slipway.cli.output.Views;

/// Waits for a release and says how it ended.
record ReleaseEnd(Cli cli, WaitOptions waiting, OutputOptions output) {

    int await(JsonNode started) {
        String path = "/api/v1/releases/" + started.path("id").asText();
        JsonNode release = waiting.result(cli, started, path, States::releaseEnded);
        output.printer(cli).one(Views.RELEASE, release);
        String state = States.state(release);
        if (state.equals("FAILED") || state.equals("ROLLED_BACK")) {
            throw new Stop(
                    ExitCode.ERROR,
                    "The release ended " + state + ": " + release.path("reason").asText(),
                    "what ran before still runs; look with `slipway %s`"
                            .formatted(Shell.words("status", name(release))));
        }
        if (state.equals("HEALTHY")) {
            cli.next("predict", name(release), "data.csv");
        }
        return 0;
    }

    private static String name(JsonNode release) {
        return release.path("environment").asText() + "/" + release.path("deployment").asText();
    }
}
