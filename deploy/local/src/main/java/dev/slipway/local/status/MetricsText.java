package dev.slipway.local.status;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// A Prometheus text exposition, as far as `status` reads it.
///
/// @param text the body of `/q/metrics`
record MetricsText(String text) {

    /// The largest value over all labels of a metric.
    OptionalDouble max(String name) {
        return values(name).max();
    }

    private DoubleStream values(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .filter(
                        line ->
                                isEndOfName(
                                        line.charAt(Math.min(name.length(), line.length() - 1))))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(MetricsText::number)
                .filter(Double::isFinite);
    }

    private static boolean isEndOfName(char next) {
        return next == ' ' || next == '{';
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
