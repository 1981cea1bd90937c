package dev.slipway.local.container;

import dev.slipway.local.Refusal;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Waits for a server that is not there yet, up to a limit, and says what it waits for once.
final class Patience {

    private static final long PAUSE_MILLIS = 500;

    private final Duration limit;
    private final Consumer<String> console;
    private final LongSupplier nanos;
    private final Sleep sleep;
    private String said = "";

    /// How it waits.
    @FunctionalInterface
    interface Sleep {
        void millis(long millis) throws InterruptedException;
    }

    /// One try.
    @FunctionalInterface
    interface Try {

        /// @throws NotYet when it is worth trying again
        void run() throws NotYet;
    }

    /// The server is not there yet; the message is what it says.
    static final class NotYet extends Exception {

        private static final long serialVersionUID = 1L;

        NotYet(String why, Throwable cause) {
            super(why, cause);
        }
    }

    Patience(Duration limit, Consumer<String> console, LongSupplier nanos, Sleep sleep) {
        this.limit = limit;
        this.console = console;
        this.nanos = nanos;
        this.sleep = sleep;
    }

    static Patience of(Duration limit, Consumer<String> console) {
        return new Patience(limit, console, System::nanoTime, Thread::sleep);
    }

    /// @param what is waited for, e.g. `PostgreSQL at HOST`
    /// @throws Refusal when it is not there within the limit
    void until(String what, Try step) throws InterruptedException {
        long start = nanos.getAsLong();
        while (true) {
            try {
                step.run();
                return;
            } catch (NotYet e) {
                if (nanos.getAsLong() - start >= limit.toNanos()) {
                    throw new Refusal(
                            "%s is not there after %d s (%s)."
                                    .formatted(what, limit.toSeconds(), e.getMessage()),
                            e);
                }
                say("Waiting for %s (%s) ...".formatted(what, e.getMessage()));
                sleep.millis(PAUSE_MILLIS);
            }
        }
    }

    private void say(String line) {
        if (!line.equals(said)) {
            console.accept(line);
            said = line;
        }
    }
}
