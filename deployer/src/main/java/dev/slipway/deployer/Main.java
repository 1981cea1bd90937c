package dev.slipway.deployer;

import dev.slipway.deployer.kubernetes.DoctorCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/// Starts the service, or, as `doctor …`, looks at a cluster without starting anything.
@QuarkusMain
public final class Main {
    private static final String DOCTOR = "doctor";

    private Main() {}

    public static void main(String[] words) {
        if (words.length > 0 && words[0].equals(DOCTOR)) {
            String[] rest = Arrays.copyOfRange(words, 1, words.length);
            System.exit(DoctorCommand.run(rest, System.getenv(), System.out));
        }
        Quarkus.run(words);
    }
}
