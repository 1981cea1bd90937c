package dev.slipway.serving.onnx;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes messages of the runtime fit for callers: no paths, no source positions, one line.
final class RuntimeMessages {
    private static final int LONGEST = 400;
    private static final Pattern SOURCE = Pattern.compile("/?\\S*onnxruntime_src\\S*:\\d+ ?");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private RuntimeMessages() {}

    static String clean(Exception failure, @Nullable Path file) {
        String text = String.valueOf(failure.getMessage());
        if (file != null) {
            text = text.replace(file.toString(), String.valueOf(file.getFileName()));
        }
        text = SPACE.matcher(SOURCE.matcher(text).replaceAll("")).replaceAll(" ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
