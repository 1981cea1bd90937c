package dev.slipway.base;

import java.util.ArrayList;
import java.util.List;

/// How `serving` is started from an image. The AOT cache is trained with the same command: another
/// collector, object layout or class path would make the runtime refuse it.
final class StartCommand {
    static final String JAR = "opt/slipway/serving.jar";
    static final String CACHE = "opt/slipway/serving.aot";
    static final String MAIN_CLASS = "dev.slipway.serving.Main";

    /// Numeric, because the image has no `/etc/passwd`.
    static final String USER = "65532";

    static final List<String> ENVIRONMENT = List.of("ORT_DISABLE_TELEMETRY=1");

    private StartCommand() {}

    /// The command below a root folder, with these options on the AOT cache; `root` is empty in the
    /// image itself.
    static List<String> below(String root, List<String> cacheOptions) {
        var command = new ArrayList<String>();
        command.add(root + "/" + JavaRuntime.PLACE + "/bin/java");
        command.addAll(cacheOptions);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:MaxRAMPercentage=50",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Donnxruntime.native.path=" + root + "/" + NativeRuntime.PLACE));
        command.addAll(List.of("-cp", root + "/" + JAR, MAIN_CLASS, "online"));
        return command;
    }

    /// The entrypoint of the image.
    static List<String> entrypoint() {
        return below("", List.of("-XX:AOTCache=/" + CACHE));
    }
}
