package dev.slipway.oci.registry;

import java.time.Duration;
import java.util.Optional;

/// A piece that did not arrive, and what is said when it never does.
final class BrokenUploadException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient UploadPosition at;
    private final transient Optional<Duration> wanted;
    private final RegistryException last;

    /// @param at up to where it is known to have gone well
    /// @param wanted how long the registry wants to be left alone
    BrokenUploadException(UploadPosition at, Optional<Duration> wanted, RegistryException last) {
        super(last);
        this.at = at;
        this.wanted = wanted;
        this.last = last;
    }

    UploadPosition at() {
        return at;
    }

    Optional<Duration> wanted() {
        return wanted;
    }

    /// What ends the push when it is not tried again.
    RegistryException last() {
        return last;
    }
}
