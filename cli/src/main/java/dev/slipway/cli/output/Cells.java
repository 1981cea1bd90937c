package dev.slipway.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Values as they stand in a table's cell.
public final class Cells {
    private static final int DIGEST_HEAD = 12;
    private static final int LONGEST = 40;
    private static final String NOTHING = "-";

    private Cells() {}

    /// A JSON value: text as it is, lists with commas, nothing as `-`.
    public static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NOTHING;
        }
        if (value.isArray()) {
            if (value.isEmpty()) {
                return NOTHING;
            }
            StringBuilder joined = new StringBuilder();
            value.forEach(
                    item ->
                            joined.append(joined.isEmpty() ? "" : ",")
                                    .append(item.isContainerNode() ? "…" : item.asText()));
            return cut(joined.toString());
        }
        if (value.isObject()) {
            StringBuilder joined = new StringBuilder();
            value.properties()
                    .forEach(
                            entry ->
                                    joined.append(joined.isEmpty() ? "" : ",")
                                            .append(entry.getKey())
                                            .append('=')
                                            .append(text(entry.getValue())));
            return joined.isEmpty() ? NOTHING : joined.toString();
        }
        return shortened(value.asText());
    }

    /// A digest cut to what tells it apart; any other text as it is.
    public static String shortened(String text) {
        boolean digest = text.startsWith("sha256:") && text.length() == 71;
        return digest ? text.substring(0, "sha256:".length() + DIGEST_HEAD) : text;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    /// How long ago, in one unit: `12s`, `5m`, `3h`, `9d`.
    public static String age(JsonNode time, Clock clock) {
        if (!time.isTextual()) {
            return NOTHING;
        }
        try {
            Duration age = Duration.between(Instant.parse(time.asText()), clock.instant());
            if (age.toMinutes() < 1) {
                return Math.max(0, age.toSeconds()) + "s";
            }
            if (age.toHours() < 1) {
                return age.toMinutes() + "m";
            }
            return age.toDays() < 1 ? age.toHours() + "h" : age.toDays() + "d";
        } catch (DateTimeParseException e) {
            return time.asText();
        }
    }
}
