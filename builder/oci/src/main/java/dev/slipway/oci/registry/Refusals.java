package dev.slipway.oci.registry;

import dev.slipway.oci.registry.RegistryException.Reason;
import java.io.IOException;
import javax.net.ssl.SSLException;

/// The sentences for what can go wrong at a registry.
final class Refusals {
    private Refusals() {}

    static RegistryException unreachable(String registry, IOException cause) {
        String why = cause.getMessage() == null ? "no connection" : cause.getMessage();
        String hint =
                cause instanceof SSLException
                        ? ": when it speaks plain HTTP it must be listed as an insecure registry,"
                                + " else this Java must trust its certificate"
                        : ": check its address and the network";
        return new RegistryException(
                Reason.UNREACHABLE, registry + " cannot be reached (" + why + ")" + hint, cause);
    }

    /// The registry's answer to an attempt to `act`, e.g. `take blob sha256:...`.
    static RegistryException refused(Repository repository, String act, Answer answer) {
        String said = " (" + answer.said() + ")";
        if (answer.isTransient()) {
            return new RegistryException(
                    Reason.UNAVAILABLE,
                    repository.registry() + " could not " + act + said + ": try again later");
        }
        return switch (answer.status()) {
            case 401 -> unauthorized(repository, said);
            case 403 ->
                    new RegistryException(
                            Reason.FORBIDDEN,
                            "the credentials do not suffice to push to " + repository + said);
            case 404 ->
                    new RegistryException(
                            Reason.NOT_FOUND,
                            repository
                                    + " does not exist"
                                    + said
                                    + ": some registries want it made beforehand");
            default ->
                    new RegistryException(
                            Reason.REFUSED, repository.registry() + " refused to " + act + said);
        };
    }

    /// An upload that had begun is not there any more: the registry was started anew, or is several
    /// that do not share what they have.
    static RegistryException forgotten(Repository repository, Answer answer) {
        return new RegistryException(
                Reason.UNAVAILABLE,
                repository.registry()
                        + " forgot an upload that had begun ("
                        + answer.said()
                        + "): try again later");
    }

    static RegistryException unauthorized(Repository repository, String said) {
        return new RegistryException(
                Reason.UNAUTHORIZED,
                repository.registry()
                        + " does not accept the credentials for "
                        + repository.name()
                        + said);
    }

    static RegistryException credentialsMissing(Repository repository) {
        return new RegistryException(
                Reason.UNAUTHORIZED,
                repository.registry() + " wants a user and a password, and none are given");
    }

    static RegistryException protocol(Repository repository, String what) {
        return new RegistryException(
                Reason.PROTOCOL, repository.registry() + " is not followed: " + what);
    }
}
