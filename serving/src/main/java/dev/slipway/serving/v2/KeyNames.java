package dev.slipway.serving.v2;

import dev.slipway.serving.json.JsonCursor;
import dev.slipway.serving.json.JsonException;
import java.nio.charset.StandardCharsets;

/// A few expected strings that are recognised without making a new one.
final class KeyNames {
    private final String[] names;
    private final byte[][] quoted;

    KeyNames(String... names) {
        this.names = names;
        this.quoted = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            quoted[i] = quote(names[i]);
        }
    }

    /// The string with its marks as the usual writer sends it.
    private static byte[] quote(String name) {
        dev.slipway.serving.json.JsonWriter writer = new dev.slipway.serving.json.JsonWriter();
        writer.string(name);
        return java.util.Arrays.copyOf(writer.array(), writer.size());
    }

    /// Reads a string; one of the expected ones comes back as the same object.
    ///
    /// @param likely where to look first
    String read(JsonCursor json, int likely) throws JsonException {
        for (int i = 0; i < names.length; i++) {
            int index = (likely + i) % names.length;
            if (json.takeString(quoted[index])) {
                return names[index];
            }
        }
        return json.readString();
    }

    /// Index of an expected string; -1 for another.
    int index(String name, int likely) {
        for (int i = 0; i < names.length; i++) {
            int index = (likely + i) % names.length;
            if (names[index].equals(name)) {
                return index;
            }
        }
        return -1;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
