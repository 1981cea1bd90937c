package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import dev.slipway.cli.api.Api;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway open`.
@Command(name = "open", description = "Open the console, signed in by a link that works once.")
public final class Open implements Callable<Integer> {
    private final Cli cli;

    @Option(names = "--print", description = "print the link, start no browser")
    boolean print;

    public Open(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Api api = cli.api();
        String url = api.post("/api/v1/session/links", Map.of()).body().path("url").asText();
        cli.out().println(url);
        if (!print && !startBrowser(url)) {
            cli.say("open this address in a browser; it works once and for 5 minutes");
        }
        return 0;
    }

    private boolean startBrowser(String url) {
        if (!cli.environment().containsKey("DISPLAY")
                && !cli.environment().containsKey("WAYLAND_DISPLAY")) {
            return false;
        }
        try {
            new ProcessBuilder(List.of("xdg-open", url))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
