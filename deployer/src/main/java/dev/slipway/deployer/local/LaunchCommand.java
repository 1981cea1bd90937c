package dev.slipway.deployer.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How `serving` is started. Pure.
final class LaunchCommand {
    private static final String MAIN_CLASS = "dev.slipway.serving.Main";
    private static final String HOST = "127.0.0.1";
    private static final List<String> OURS = List.of("--root", "--host", "--port");

    /// An absolute path at the start of an argument, or after `=`, `:` or `,` inside of it.
    private static final Pattern PATH = Pattern.compile("(^|[=:,])/(?=[^/])");

    private LaunchCommand() {}

    /// The command of a runnable image: its own entrypoint with every absolute path moved below the
    /// folder that it was unpacked to, on a free loopback port. Empty when it has no entrypoint.
    static Optional<List<String>> runnable(List<String> entrypoint, Path root) {
        if (entrypoint.isEmpty()) {
            return Optional.empty();
        }
        String replacement = "$1" + Matcher.quoteReplacement(root + "/");
        List<String> command = new ArrayList<>();
        for (int i = 0; i < entrypoint.size(); i++) {
            if (OURS.contains(entrypoint.get(i))) {
                i++;
            } else {
                command.add(PATH.matcher(entrypoint.get(i)).replaceAll(replacement));
            }
        }
        return Optional.of(serve(command, root));
    }

    /// The command of an image that brings no runtime: the installed one.
    static List<String> modelOnly(String java, String servingJar, Path root) {
        return serve(
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:MaxRAMPercentage=50",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        servingJar,
                        MAIN_CLASS,
                        "online"),
                root);
    }

    private static List<String> serve(List<String> command, Path root) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--root", root.toString(), "--host", HOST, "--port", "0"));
        return all;
    }
}
