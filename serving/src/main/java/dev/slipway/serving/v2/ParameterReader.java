package dev.slipway.serving.v2;

import dev.slipway.serving.json.JsonCursor;
import dev.slipway.serving.json.JsonException;

/// Reads `parameters` objects: the names that mean something here, and past all others.
final class ParameterReader {
    /// No event time was given.
    static final long NONE = Long.MIN_VALUE;

    private static final long LATEST_EVENT_MILLIS = 253_402_300_799_999L;
    private static final String EVENT_TIME = "slipway_event_time";

    private final JsonCursor json;
    private final SeenKeys seen = new SeenKeys();
    private long eventMillis = NONE;

    ParameterReader(JsonCursor json) {
        this.json = json;
    }

    /// What the last `readRequest` found, in milliseconds since the epoch.
    long eventMillis() {
        return eventMillis;
    }

    void begin() {
        eventMillis = NONE;
    }

    private interface Field {
        void read(String name) throws JsonException;
    }

    void readRequest() throws JsonException {
        each(this::requestField);
    }

    void readInput() throws JsonException {
        each(this::inputField);
    }

    void readOutput() throws JsonException {
        each(this::outputField);
    }

    private void each(Field field) throws JsonException {
        if (json.takeNull()) {
            return;
        }
        seen.clear();
        json.expect('{');
        if (json.take('}')) {
            return;
        }
        do {
            String name = json.readString();
            seen.add(name);
            json.expect(':');
            field.read(name);
        } while (json.take(','));
        json.expect('}');
    }

    private void requestField(String name) throws JsonException {
        switch (name) {
            case EVENT_TIME -> eventMillis = number(name, 0, LATEST_EVENT_MILLIS);
            case "priority", "timeout" -> number(name, 0, Long.MAX_VALUE);
            default -> other(name);
        }
    }

    private void inputField(String name) throws JsonException {
        if (name.equals("binary_data_size")) {
            throw new JsonException("binary tensors are not served; send data as JSON");
        }
        other(name);
    }

    private void outputField(String name) throws JsonException {
        if (name.equals("classification")) {
            throw new JsonException("the parameter classification is not served");
        }
        other(name);
    }

    private void other(String name) throws JsonException {
        if (name.startsWith("shared_memory_")) {
            throw new JsonException("shared memory is not served");
        }
        json.skipValue();
    }

    private long number(String name, long least, long most) throws JsonException {
        try {
            return json.readLong(least, most);
        } catch (JsonException wrong) {
            throw new JsonException("parameter " + name + ": " + wrong.getMessage());
        }
    }
}
