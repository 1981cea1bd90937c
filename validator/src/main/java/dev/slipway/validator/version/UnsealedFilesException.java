package dev.slipway.validator.version;

import java.io.Serial;

/// The files of a version are not those that were sealed. Trying again does not help.
public final class UnsealedFilesException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    UnsealedFilesException(String message) {
        super(message);
    }
}
