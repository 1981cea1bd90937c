package dev.slipway.deployer.target;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of processor time or memory as Kubernetes writes it: `500m`, `1.5`, `512Mi`.
///
/// @param text as it was given
/// @param value in cores or bytes
public record Quantity(String text, BigDecimal value) implements Comparable<Quantity> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)([a-zA-Z]*)");
    private static final Map<String, BigDecimal> UNITS =
            Map.ofEntries(
                    Map.entry("", BigDecimal.ONE),
                    Map.entry("m", new BigDecimal("0.001")),
                    Map.entry("k", power(1000, 1)),
                    Map.entry("M", power(1000, 2)),
                    Map.entry("G", power(1000, 3)),
                    Map.entry("T", power(1000, 4)),
                    Map.entry("Ki", power(1024, 1)),
                    Map.entry("Mi", power(1024, 2)),
                    Map.entry("Gi", power(1024, 3)),
                    Map.entry("Ti", power(1024, 4)));

    /// Reads a positive quantity; empty when the text is none.
    public static Optional<Quantity> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(parts.group(1)).multiply(UNITS.get(parts.group(2)));
        return value.signum() > 0 ? Optional.of(new Quantity(text, value)) : Optional.empty();
    }

    private static BigDecimal power(int base, int exponent) {
        return BigDecimal.valueOf(base).pow(exponent);
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }
}
