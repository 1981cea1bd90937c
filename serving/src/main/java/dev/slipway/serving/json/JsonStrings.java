package dev.slipway.serving.json;

/// Strings with escapes: the rare path of the reader.
final class JsonStrings {
    private JsonStrings() {}

    /// Reads from behind the opening mark and moves the cursor behind the closing one.
    static String escaped(JsonCursor cursor, byte[] text, int from, int end) throws JsonException {
        StringBuilder builder = new StringBuilder();
        int plain = from;
        int at = from;
        while (at < end) {
            byte b = text[at];
            if (b == '"') {
                builder.append(cursor.utf8(plain, at));
                cursor.position(at + 1);
                requirePairs(builder);
                return builder.toString();
            }
            if (b == '\\') {
                builder.append(cursor.utf8(plain, at));
                at = unfold(text, at + 1, end, builder);
                plain = at;
            } else if (b >= 0 && b < ' ') {
                throw new JsonException("a control character in a string at byte " + at);
            } else {
                at++;
            }
        }
        throw new JsonException("the text ends inside a string");
    }

    private static int unfold(byte[] text, int at, int end, StringBuilder into)
            throws JsonException {
        if (at == end) {
            throw new JsonException("the text ends inside a string");
        }
        switch (text[at]) {
            case '"', '\\', '/' -> into.append((char) text[at]);
            case 'b' -> into.append('\b');
            case 'f' -> into.append('\f');
            case 'n' -> into.append('\n');
            case 'r' -> into.append('\r');
            case 't' -> into.append('\t');
            case 'u' -> {
                into.append(hexadecimal(text, at + 1, end));
                return at + 5;
            }
            default -> throw new JsonException("an unknown escape in a string at byte " + at);
        }
        return at + 1;
    }

    private static char hexadecimal(byte[] text, int at, int end) throws JsonException {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < end ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                throw new JsonException("an incomplete \\u escape at byte " + at);
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private static void requirePairs(CharSequence text) throws JsonException {
        int at = 0;
        while (at < text.length()) {
            int character = Character.codePointAt(text, at);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw new JsonException("a string holds half of a surrogate pair");
            }
            at += Character.charCount(character);
        }
    }
}
