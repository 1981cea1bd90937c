package dev.slipway.kit.object;

import java.io.IOException;

/// A blob's bytes are not the ones that its name promises: the store was changed from outside.
public class TamperedBlobException extends IOException {
    private static final long serialVersionUID = 1L;

    TamperedBlobException(String expected, String found) {
        super("the blob sha256:%s has the content sha256:%s".formatted(expected, found));
    }
}
