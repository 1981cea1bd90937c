package dev.slipway.serving.v2;

import dev.slipway.serving.json.JsonException;
import java.util.HashSet;
import java.util.Set;

/// Refuses a key that comes twice in one object.
final class SeenKeys {
    private final Set<String> keys = new HashSet<>();

    void clear() {
        if (!keys.isEmpty()) {
            keys.clear();
        }
    }

    void add(String key) throws JsonException {
        if (!keys.add(key)) {
            throw new JsonException("the key '" + key + "' comes twice in one object");
        }
    }
}
