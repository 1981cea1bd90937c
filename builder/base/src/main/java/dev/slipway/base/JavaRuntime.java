package dev.slipway.base;

import dev.slipway.oci.FolderEntries;
import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A Java runtime that is linked from the JDK that runs this tool.
///
/// @param modules what is linked
/// @param leftOut files of the runtime that its programs never open
public record JavaRuntime(List<String> modules, Set<String> leftOut) {
    public static final String PLACE = "opt/jre";

    /// What `serving` uses: sockets and JSON logging, its HTTP client, native access, Netty's
    /// Unsafe. It starts no process.
    public static final JavaRuntime SERVING =
            new JavaRuntime(
                    List.of(
                            "java.base",
                            "java.logging",
                            "java.management",
                            "java.naming",
                            "java.net.http",
                            "java.xml",
                            "jdk.crypto.ec",
                            "jdk.net",
                            "jdk.unsupported"),
                    Set.of(
                            "bin/keytool",
                            "bin/rmiregistry",
                            "lib/classlist",
                            "lib/jexec",
                            "lib/jrt-fs.jar",
                            "lib/jspawnhelper"));

    /// What the services, and the validator's and the trial's child processes, use. `java.desktop`
    /// is there for `java.beans` alone, without anything that draws.
    public static final JavaRuntime SERVICES =
            new JavaRuntime(
                    List.of(
                            "java.base",
                            "java.compiler",
                            "java.desktop",
                            "java.instrument",
                            "java.logging",
                            "java.management",
                            "java.naming",
                            "java.net.http",
                            "java.rmi",
                            "java.security.jgss",
                            "java.sql",
                            "java.transaction.xa",
                            "java.xml",
                            "jdk.crypto.ec",
                            "jdk.management",
                            "jdk.net",
                            "jdk.unsupported",
                            "jdk.zipfs"),
                    Set.of(
                            "bin/keytool",
                            "bin/rmiregistry",
                            "lib/classlist",
                            "lib/jexec",
                            "lib/jrt-fs.jar",
                            "lib/libawt.so",
                            "lib/libawt_headless.so",
                            "lib/libawt_xawt.so",
                            "lib/libfontmanager.so",
                            "lib/libfreetype.so",
                            "lib/libjavajpeg.so",
                            "lib/libjawt.so",
                            "lib/libjsound.so",
                            "lib/liblcms.so",
                            "lib/libmlib_image.so",
                            "lib/libsplashscreen.so",
                            "lib/psfont.properties.ja",
                            "lib/psfontj2d.properties"));

    public JavaRuntime {
        modules = List.copyOf(modules);
        leftOut = Set.copyOf(leftOut);
    }

    private static final long LINK_SECONDS = 300;

    /// The JDK in the form that records name it, e.g. `25.0.3+9-LTS (Eclipse Adoptium)`.
    public static String build() {
        return System.getProperty("java.runtime.version")
                + " ("
                + System.getProperty("java.vendor")
                + ")";
    }

    /// Links the modules into `scratch/jre` and gives it as entries below [#PLACE].
    public List<TarEntry> link(Path scratch)
            throws BaseException, IOException, InterruptedException {
        Path home = Path.of(System.getProperty("java.home"));
        requireLinkable(home);
        Path jre = scratch.resolve("jre");
        var jlink =
                List.of(
                        home.resolve("bin/jlink").toString(),
                        "--add-modules",
                        String.join(",", modules),
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        jre.toString());
        new ExternalTool(scratch, LINK_SECONDS).run(jlink);
        return FolderEntries.of(jre, PLACE).stream()
                .filter(entry -> !leftOut.contains(entry.path().substring(PLACE.length() + 1)))
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
