package dev.slipway.base.images;

import dev.slipway.base.JavaRuntime;
import java.util.ArrayList;
import java.util.List;

/// How the services are started from their images. An AOT cache is trained with the same command:
/// another collector, object layout or class path would make the runtime refuse it.
///
/// The heap is a share of the container's memory limit, because a service holds nothing large;
/// `JDK_JAVA_OPTIONS` of the container overrides any of this.
final class ServiceCommand {
    static final String JAVA = JavaRuntime.PLACE + "/bin/java";
    static final String APP = "opt/slipway/app";
    static final String JAR = APP + "/quarkus-run.jar";
    static final String CACHE = "opt/slipway/app.aot";
    static final int PORT = 8080;
    static final int MANAGEMENT_PORT = 9000;

    /// Numeric, because the images have no `/etc/passwd`.
    static final String USER = "65532";

    static final List<String> ENVIRONMENT =
            List.of(
                    // Fewer malloc arenas: native memory of a JVM with many short threads.
                    "MALLOC_ARENA_MAX=2",
                    "ORT_DISABLE_TELEMETRY=1",
                    "QUARKUS_HTTP_HOST=0.0.0.0",
                    "QUARKUS_HTTP_PORT=" + PORT,
                    "QUARKUS_MANAGEMENT_HOST=0.0.0.0",
                    "QUARKUS_MANAGEMENT_PORT=" + MANAGEMENT_PORT);

    /// A cache that does not fit costs time, never the start, and is not worth a line in the log.
    private static final String QUIET = "-Xlog:aot=off,aot*=off,cds=off,cds*=off";

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

    private ServiceCommand() {}

    /// The command below a root folder, with these options on the AOT cache; `root` is empty in the
    /// image itself.
    static List<String> below(String root, List<String> cacheOptions) {
        return java(root, cacheOptions, "-XX:MaxRAMPercentage=40", root + "/" + JAR);
    }

    /// The entrypoint of a service's image.
    ///
    /// @param trained whether the image has an AOT cache
    static List<String> entrypoint(boolean trained) {
        return below("", trained ? List.of("-XX:AOTCache=/" + CACHE, QUIET) : List.of());
    }

    /// The entrypoint of another program, with its own share of the memory.
    static List<String> program(String heap, String jar) {
        return java("", List.of(), heap, "/" + jar);
    }

    private static List<String> java(
            String root, List<String> cacheOptions, String heap, String jar) {
        var command = new ArrayList<String>();
        command.add(root + "/" + JAVA);
        command.addAll(cacheOptions);
        command.addAll(SMALL);
        command.addAll(List.of(heap, "-jar", jar));
        return command;
    }
}
