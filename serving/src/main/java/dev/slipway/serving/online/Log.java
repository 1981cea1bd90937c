package dev.slipway.serving.online;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Log lines as JSON on standard error, and events for the launcher on standard output.
final class Log {
    private Log() {}

    /// An event that the launcher waits for.
    static void event(String name, Map<String, ?> fields) {
        print(System.out, name, fields);
    }

    static void info(String message) {
        print(System.err, "log", fields("info", message, null));
    }

    static void error(String message, Throwable cause) {
        print(System.err, "log", fields("error", message, cause));
        cause.printStackTrace(System.err);
    }

    private static Map<String, ?> fields(String level, String message, @Nullable Throwable cause) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("level", level);
        fields.put("message", message);
        if (cause != null) {
            fields.put("cause", cause.toString());
        }
        return fields;
    }

    private static void print(java.io.PrintStream out, String name, Map<String, ?> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", name);
        line.putAll(fields);
        out.println(new String(ControlAnswers.json(line), java.nio.charset.StandardCharsets.UTF_8));
        out.flush();
    }
}
