package dev.slipway.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a JVM of the stack is started: small heap, serial collector, first compiler only. Eight JVMs
/// share one laptop, and none of them is busy for long.
public final class Jvm {

    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:ReservedCodeCacheSize=48m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "-Xss512k",
                    "-Xms16m",
                    "-Dfile.encoding=UTF-8",
                    "--enable-native-access=ALL-UNNAMED");

    /// One line per message of `java.util.logging`.
    public static final List<String> PLAIN_LOG =
            List.of(
                    "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %5$s%6$s%n");

    private Jvm() {}

    /// The `java` that runs this program.
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// `java` and its options, up to the main class or `-jar`.
    ///
    /// @param more further options
    public static List<String> command(int heapMegabytes, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(SMALL);
        command.add("-Xmx" + heapMegabytes + "m");
        command.addAll(more);
        return command;
    }
}
