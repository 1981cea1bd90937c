package dev.slipway.local.command;

import dev.slipway.local.home.Administrator;
import dev.slipway.local.home.Home;
import java.io.IOException;
import java.util.Optional;

/// What `up` says at its end: where the console is, how to get in, and once the password.
final class Greeting {

    private Greeting() {}

    static void print(Home home, Terminal terminal, boolean wasRunning, boolean withGateway)
            throws IOException {
        Optional<String> url = withGateway ? RunningStack.url(home) : Optional.empty();
        if (url.isEmpty()) {
            terminal.message("Ready, without a gateway.");
            return;
        }
        terminal.message(
                wasRunning
                        ? "Slipway is already running at " + url.get()
                        : "Slipway is ready at " + url.get());
        printPassword(home, terminal);
        SignInLink.request(url.get(), Administrator.token(home))
                .ifPresentOrElse(
                        link -> terminal.data("Sign in once:  " + link),
                        () -> terminal.data("Sign in at  " + url.get()));
        terminal.message("For this shell:  eval \"$(./slipway env)\"");
    }

    private static void printPassword(Home home, Terminal terminal) throws IOException {
        Optional<String> password = Administrator.unseenPassword(home);
        if (password.isPresent()) {
            terminal.data(
                    "User  admin , password  "
                            + password.get()
                            + "  (shown this once; only its hash is kept)");
            Administrator.passwordSeen(home);
        }
    }
}
