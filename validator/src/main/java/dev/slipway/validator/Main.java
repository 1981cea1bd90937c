package dev.slipway.validator;

import dev.slipway.validator.local.LocalCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/// Starts the service, or, as `validate --local …`, judges one file without starting anything.
@QuarkusMain
public final class Main {
    private static final String VALIDATE = "validate";

    private Main() {}

    public static void main(String[] words) {
        if (words.length > 0 && words[0].equals(VALIDATE)) {
            String[] rest = Arrays.copyOfRange(words, 1, words.length);
            System.exit(LocalCommand.run(rest, System.getenv()));
        }
        Quarkus.run(words);
    }
}
