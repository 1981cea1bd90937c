package dev.slipway.core.id;

import java.util.Optional;

/// How people name a version: `model/3` by number, `model@champion` by alias.
public sealed interface VersionRef {
    /// The model's name.
    String model();

    /// `model/3`.
    record ByNumber(String model, int version) implements VersionRef {
        @Override
        public String toString() {
            return model + "/" + version;
        }
    }

    /// `model@champion`.
    record ByAlias(String model, String alias) implements VersionRef {
        @Override
        public String toString() {
            return model + "@" + alias;
        }
    }

    /// Reads a reference; empty when the text is none.
    static Optional<VersionRef> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at > 0 && at < text.length() - 1) {
            return Optional.of(new ByAlias(text.substring(0, at), text.substring(at + 1)));
        }
        int slash = text.lastIndexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        String number = text.substring(slash + 1);
        if (!number.matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        return Optional.of(new ByNumber(text.substring(0, slash), Integer.parseInt(number)));
    }
}
