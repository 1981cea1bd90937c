package dev.slipway.monitor.alert;

import java.time.Instant;
import java.util.List;

/// What is wrong now, before it is an incident.
///
/// @param columns the columns concerned, in order of name
/// @param value the number that crossed the limit
record Alarm(
        Alert.Kind kind,
        List<String> columns,
        Instant windowStart,
        Instant windowEnd,
        double value,
        double limit,
        String message) {
    Alarm {
        columns = List.copyOf(columns);
    }
}
