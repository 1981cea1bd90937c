package dev.slipway.serving.json;

/// Passes over one value of any kind, checking its syntax, with a stack of its own.
final class JsonSkipper {
    private final JsonCursor cursor;
    private final boolean[] inObject = new boolean[JsonCursor.MOST_NESTING + 1];
    private int depth;

    JsonSkipper(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void skip() throws JsonException {
        depth = 0;
        do {
            if (beginValue()) {
                endValues();
            }
        } while (depth > 0);
    }

    /// Reads a scalar or opens a container; true when a whole value has ended.
    private boolean beginValue() throws JsonException {
        switch (cursor.peek()) {
            case '{' -> {
                open(true);
                if (cursor.take('}')) {
                    depth--;
                    return true;
                }
                key();
                return false;
            }
            case '[' -> {
                open(false);
                if (cursor.take(']')) {
                    depth--;
                    return true;
                }
                return false;
            }
            case '"' -> cursor.readString();
            case 't' -> cursor.literal("true");
            case 'f' -> cursor.literal("false");
            case 'n' -> cursor.literal("null");
            default -> cursor.skipNumber();
        }
        return true;
    }

    private void open(boolean object) throws JsonException {
        if (depth == JsonCursor.MOST_NESTING) {
            throw new JsonException("nesting is deeper than " + JsonCursor.MOST_NESTING);
        }
        cursor.position(cursor.position() + 1);
        inObject[++depth] = object;
    }

    private void key() throws JsonException {
        cursor.readString();
        cursor.expect(':');
    }

    private void endValues() throws JsonException {
        while (depth > 0) {
            boolean object = inObject[depth];
            if (cursor.take(',')) {
                if (object) {
                    key();
                }
                return;
            }
            cursor.expect(object ? '}' : ']');
            depth--;
        }
    }
}
