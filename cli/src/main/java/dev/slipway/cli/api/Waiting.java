package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Asks again and again, ever more slowly, until something has ended or the time is over. A service
/// that is away for a moment is waited for too.
public final class Waiting {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Duration timeout;

    public Waiting(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    /// The resource once it has ended; empty when the time is over before that.
    ///
    /// @param progress told each new `state` of the resource
    public Optional<JsonNode> until(
            Supplier<JsonNode> ask, Predicate<JsonNode> ended, Consumer<String> progress) {
        Instant end = clock.instant().plus(timeout);
        Duration pause = FIRST_PAUSE;
        String state = "";
        while (true) {
            Optional<JsonNode> now = attempt(ask, end);
            String current = now.map(node -> node.path("state").asText()).orElse(state);
            if (!current.equals(state)) {
                progress.accept(current);
                state = current;
            }
            if (now.filter(ended).isPresent()) {
                return now;
            }
            if (clock.instant().isAfter(end)) {
                return Optional.empty();
            }
            pause(pause);
            pause = longer(pause);
        }
    }

    private Optional<JsonNode> attempt(Supplier<JsonNode> ask, Instant end) {
        try {
            return Optional.of(ask.get());
        } catch (ApiException e) {
            if (e.problem().status() != 503 && e.problem().status() != 502) {
                throw e;
            }
            return Optional.empty();
        } catch (Unreachable e) {
            if (clock.instant().isAfter(end)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    private static void pause(Duration length) {
        try {
            var _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
