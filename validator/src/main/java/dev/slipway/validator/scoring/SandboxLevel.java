package dev.slipway.validator.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What limited a child while it held a model that nobody trusts, the weakest first.
public enum SandboxLevel {
    /// Memory, time and files by number only.
    RLIMITS,
    /// Also no socket, no other program, no signal, no change of a file.
    SECCOMP,
    /// Also no file is read but the model's folder and what the runtime itself needs.
    LANDLOCK;

    /// The name in reports, options and evidence.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The level of a name; empty for a word that is none.
    public static Optional<SandboxLevel> of(String wireName) {
        return Arrays.stream(values()).filter(it -> it.wireName().equals(wireName)).findFirst();
    }
}
