package dev.slipway.cli.api;

import java.net.URI;

/// No answer at all from the address.
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreachable(URI address, Throwable cause) {
        super("Nothing answers at " + address, cause);
    }
}
