package dev.slipway.serving;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Command-line options of the form `--name value`.
public final class Arguments {
    private final Map<String, String> values;
    private final TreeSet<String> unread;

    private Arguments(Map<String, String> values) {
        this.values = values;
        this.unread = new TreeSet<>(values.keySet());
    }

    /// Reads the options behind the command word.
    ///
    /// @throws IllegalArgumentException for a word that is no option, a repeated one, or no value
    public static Arguments parse(String[] words, int from) {
        Map<String, String> values = new HashMap<>();
        for (int at = from; at < words.length; at += 2) {
            String word = words[at];
            if (!word.startsWith("--")) {
                throw new IllegalArgumentException("expected an option instead of " + word);
            }
            if (at + 1 == words.length) {
                throw new IllegalArgumentException("option " + word + " needs a value");
            }
            if (values.put(word.substring(2), words[at + 1]) != null) {
                throw new IllegalArgumentException("option " + word + " is given twice");
            }
        }
        return new Arguments(values);
    }

    public Optional<String> text(String name) {
        unread.remove(name);
        return Optional.ofNullable(values.get(name));
    }

    public String required(String name) {
        return text(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("option --" + name + " is missing"));
    }

    public int integer(String name, int fallback, int least, int most) {
        return (int) number(name, fallback, least, most);
    }

    public long number(String name, long fallback, long least, long most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return fallback;
        }
        try {
            long value = Long.parseLong(given.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // falls through to the same refusal
        }
        throw new IllegalArgumentException(
                "option --%s must be a whole number from %d to %d, not %s"
                        .formatted(name, least, most, given.get()));
    }

    /// To be called after every known option was read.
    ///
    /// @throws IllegalArgumentException naming an option that does not exist
    public void refuseUnknown() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("unknown option --" + unread.first());
        }
    }
}
