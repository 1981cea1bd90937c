package dev.slipway.base;

import dev.slipway.oci.FolderEntries;
import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Links a Java runtime from the JDK that runs this tool.
final class JavaRuntime {
    static final String PLACE = "opt/jre";

    /// What `serving` uses: sockets and JSON logging, its HTTP client, native access, Netty's
    /// Unsafe.
    static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.xml",
                    "jdk.crypto.ec",
                    "jdk.net",
                    "jdk.unsupported");

    /// Files of a runtime that a server without a shell never opens.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "bin/keytool",
                    "bin/rmiregistry",
                    "lib/classlist",
                    "lib/jexec",
                    "lib/jrt-fs.jar",
                    "lib/jspawnhelper");

    private static final long LINK_SECONDS = 300;

    private JavaRuntime() {}

    /// The JDK in the form that records name it, e.g. `25.0.3+9-LTS (Eclipse Adoptium)`.
    static String build() {
        return System.getProperty("java.runtime.version")
                + " ("
                + System.getProperty("java.vendor")
                + ")";
    }

    /// Links the modules into `scratch/jre` and gives it as entries below [#PLACE].
    static List<TarEntry> link(Path scratch)
            throws BaseException, IOException, InterruptedException {
        Path home = Path.of(System.getProperty("java.home"));
        requireLinkable(home);
        Path jre = scratch.resolve("jre");
        var jlink =
                List.of(
                        home.resolve("bin/jlink").toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        jre.toString());
        new ExternalTool(scratch, LINK_SECONDS).run(jlink);
        return FolderEntries.of(jre, PLACE).stream()
                .filter(entry -> !LEFT_OUT.contains(entry.path().substring(PLACE.length() + 1)))
                .toList();
    }

    private static void requireLinkable(Path home) throws BaseException {
        if (!Files.isExecutable(home.resolve("bin/jlink"))) {
            throw new BaseException(
                    "a JDK with jlink is needed, and "
                            + home
                            + " has none; run the tool with a full JDK 25.");
        }
    }
}
