package dev.slipway.validator.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How a child is started: our own JDK and jar, nothing of our environment, the working and
/// temporary folder in the model's own.
///
/// @param java the JDK's `java`
/// @param jar `serving.jar`, with the runtime's libraries in `native` beside it
public record ChildCommand(Path java, Path jar, ChildLimits limits) {
    private static final String NATIVE_FOLDER = "native";
    private static final String HEAP = "-Xmx256m";

    Process start(String verb, Path model, List<String> options) throws IOException {
        Path folder = Objects.requireNonNull(model.toAbsolutePath().getParent(), "model's folder");
        ProcessBuilder builder = new ProcessBuilder(words(verb, model, folder, options));
        builder.directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        environment.put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private List<String> words(String verb, Path model, Path folder, List<String> options) {
        Path libraries =
                Objects.requireNonNull(jar.toAbsolutePath().getParent(), "jar's folder")
                        .resolve(NATIVE_FOLDER);
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        words.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("-Djava.io.tmpdir=" + folder);
        words.add("-Donnxruntime.native.path=" + libraries);
        words.addAll(List.of("-jar", jar.toAbsolutePath().toString(), verb));
        words.addAll(List.of("--model", model.toAbsolutePath().toString()));
        words.addAll(List.of("--max-memory-bytes", Long.toString(limits.memoryBytes())));
        words.addAll(List.of("--max-seconds", Long.toString(limits.time().toSeconds())));
        words.addAll(List.of("--require-sandbox", limits.sandbox().wireName()));
        words.addAll(options);
        return words;
    }
}
