package dev.slipway.cli.command;

import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.config.Settings;
import dev.slipway.cli.config.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway login`.
@Command(
        name = "login",
        description = "Keep an address and a token for later commands.",
        footer = {
            "",
            "The token is read from standard input, so that it stands in no history:",
            "  ${ROOT-COMMAND-NAME} login https://slipway.example.org < token-file"
        })
public final class Login implements Callable<Integer> {
    private final Cli cli;
    private final InputStream input;

    @Parameters(paramLabel = "ADDRESS", description = "of the gateway")
    URI address = URI.create("http://127.0.0.1:8080");

    public Login(Cli cli, InputStream input) {
        this.cli = cli;
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        if (address.getHost() == null) {
            throw new Stop(
                    ExitCode.USAGE,
                    address + " is no address",
                    "write it with its scheme, like http://127.0.0.1:8080");
        }
        String token = token();
        Target target = new Target(address, Optional.of(token), Optional.empty());
        String username = new Api(target).get("/api/v1/session").path("username").asText();
        Settings settings = cli.settings();
        settings.save(target.url(), token);
        cli.say("signed in as %s; kept in %s".formatted(username, settings.file()));
        return 0;
    }

    private String token() throws IOException {
        if (System.console() != null) {
            char[] typed = System.console().readPassword("token: ");
            return typed == null ? "" : new String(typed).strip();
        }
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        String line = reader.readLine();
        if (line == null || line.isBlank()) {
            throw new Stop(
                    ExitCode.USAGE,
                    "No token came on standard input",
                    "make one with `slipway token create`, or in the console");
        }
        return line.strip();
    }
}
