package dev.slipway.cli.output;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words as a POSIX shell reads them back: what is printed can be copied whatever a name contains.
public final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /// One word, in single quotes when the shell would read it otherwise.
    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /// The words of a command.
    public static String words(String... words) {
        return Arrays.stream(words).map(Shell::quote).collect(Collectors.joining(" "));
    }
}
