package dev.slipway.base;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "builder-base",
        mixinStandardHelpOptions = true,
        description =
                "Makes the base of serving images as an OCI layout folder. Needs Debian or Ubuntu and a JDK 25; no root.")
final class BaseCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, description = "Folder of the OCI layout.")
    @Nullable Path out;

    @Option(names = "--serving", description = "The serving jar (default: ${DEFAULT-VALUE}).")
    Path serving = installed("serving/target/serving.jar");

    @Option(
            names = "--native",
            description =
                    "Folder with libonnxruntime.so and libonnxruntime4j_jni.so (default: ${DEFAULT-VALUE}).")
    Path natives = installed("serving/target/native");

    @Option(
            names = "--work",
            description = "Folder where finished layers are kept (default: ${DEFAULT-VALUE}).")
    Path work = Path.of(System.getProperty("user.home"), ".cache", "slipway", "base");

    @Option(
            names = "--refresh",
            description = "Make every layer anew, with the newest Debian packages.")
    boolean refresh;

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path target = required(out).toAbsolutePath();
        requireFile(serving, "--serving");
        requireFile(natives.resolve(NativeRuntime.RUNTIME), "--native");
        requireFile(natives.resolve(NativeRuntime.BINDING), "--native");
        PrintWriter console = required(spec).commandLine().getOut();
        try (var store = LayerStore.open(work.toAbsolutePath(), refresh)) {
            var sources = new BaseSources(serving.toAbsolutePath(), natives.toAbsolutePath());
            var layers = new CommonLayers(store, console::println);
            BaseImage base = new BaseBuilder(sources, store, layers).build();
            base.writeTo(target, store);
            console.println("base " + base.digest() + " in " + target);
            console.println(base.compressedBytes() / 1_000_000 + " MB compressed");
        }
        console.flush();
        return 0;
    }

    private static void requireFile(Path file, String option) throws BaseException {
        if (!Files.isRegularFile(file)) {
            throw new BaseException(
                    file + " does not exist; build serving first, or name it with " + option + ".");
        }
    }

    private static Path installed(String path) {
        return Path.of(System.getenv().getOrDefault("SLIPWAY_INSTALL", "")).resolve(path);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("picocli sets required options before the call");
        }
        return value;
    }
}
