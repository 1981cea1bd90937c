package dev.slipway.gateway.session;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.GatewaySettings;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Slows down guessing: after some failures in a row a name has to wait, known or not. The count is
/// in the database, so neither a restart nor a second gateway starts it again.
@ApplicationScoped
class Throttle {
    private final SessionRepository sessions;
    private final GatewaySettings.Session settings;
    private final Clock clock;

    Throttle(SessionRepository sessions, GatewaySettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings.session();
        this.clock = clock;
    }

    /// Lets an attempt through, or not.
    ///
    /// @throws ProblemException TOO_MANY_REQUESTS with the seconds to wait
    void admit(String username) {
        Instant now = clock.instant();
        sessions.failures(username)
                .filter(failures -> failures.count() >= settings.failuresAllowed())
                .map(failures -> failures.lastAt().plus(settings.failureWait()))
                .filter(now::isBefore)
                .ifPresent(
                        until -> {
                            throw new TooManyFailures(Duration.between(now, until));
                        });
    }

    void failed(String username) {
        Instant now = clock.instant();
        sessions.countFailure(username, now, now.minus(settings.failureWait()));
    }

    void succeeded(String username) {
        sessions.clearFailures(username);
    }

    /// A name has to wait.
    static final class TooManyFailures extends ProblemException {
        private static final long serialVersionUID = 1L;

        private final long seconds;

        TooManyFailures(Duration wait) {
            super(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "Too many failed attempts for this name; try again in %d seconds."
                            .formatted(wait.toSeconds() + 1));
            this.seconds = wait.toSeconds() + 1;
        }

        long seconds() {
            return seconds;
        }
    }
}
