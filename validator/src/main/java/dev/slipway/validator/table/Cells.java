package dev.slipway.validator.table;

import java.util.Locale;
import java.util.Set;

/// What a cell's text is. Numbers are decimal with an optional exponent, nothing else: no hex, no
/// type suffix, no NaN.
final class Cells {
    private static final Set<String> NO_NUMBERS =
            Set.of(
                    "nan",
                    "+nan",
                    "-nan",
                    "inf",
                    "+inf",
                    "-inf",
                    "infinity",
                    "+infinity",
                    "-infinity");
    private static final int MAX_NUMBER_CHARS = 400;

    private Cells() {}

    static boolean isNotANumber(String text) {
        return NO_NUMBERS.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isBoolean(String text) {
        return text.equals("true") || text.equals("false");
    }

    /// Whether a text is a finite decimal number.
    static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > MAX_NUMBER_CHARS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
