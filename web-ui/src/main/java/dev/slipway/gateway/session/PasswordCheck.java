package dev.slipway.gateway.session;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.identity.Passwords;
import dev.slipway.gateway.user.UserRepository;
import dev.slipway.gateway.user.UserRepository.Account;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// Checks a user's password, wherever it is shown: one throttle for all doors.
@ApplicationScoped
class PasswordCheck {
    private final UserRepository users;
    private final Throttle throttle;

    PasswordCheck(UserRepository users, Throttle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    /// The account of a name and its password.
    ///
    /// @param username in lower case
    /// @throws ProblemException UNAUTHENTICATED for a wrong name or password, which are not told
    ///     apart; TOO_MANY_REQUESTS while the name has to wait
    @Transactional(dontRollbackOn = ProblemException.class)
    Account require(String username, String password) {
        throttle.admit(username);
        Optional<Account> account = users.find(username);
        if (!matches(account, password)) {
            throttle.failed(username);
            throw new ProblemException(
                    ErrorCode.UNAUTHENTICATED, "The name or the password is wrong.");
        }
        throttle.succeeded(username);
        return account.orElseThrow();
    }

    private static boolean matches(Optional<Account> account, String password) {
        if (account.isEmpty()) {
            Passwords.spend(password);
            return false;
        }
        return Passwords.matches(password, account.get().passwordHash());
    }
}
