package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Realised AUC beside the validation's.
///
/// @param baseline the validation's
/// @param low the lower end of its interval
/// @param lately mean of the newest windows with labels, weighted by them
/// @param windows windows with labels
record Realised(double baseline, double low, double lately, int windows) {
    private static final int NEWEST = 4;

    /// Whether the fall is more than the validation's own uncertainty.
    boolean fallen() {
        return windows >= NEWEST && lately < low;
    }

    static Realised of(JsonNode monitor, JsonNode windows) {
        List<JsonNode> labelled = new ArrayList<>();
        for (JsonNode window : windows.path("items")) {
            if (window.path("performance").hasNonNull("value")) {
                labelled.add(window);
            }
        }
        labelled.sort(
                (one, other) -> other.path("start").asText().compareTo(one.path("start").asText()));
        double sum = 0;
        double labels = 0;
        for (JsonNode window : labelled.subList(0, Math.min(NEWEST, labelled.size()))) {
            JsonNode performance = window.path("performance");
            sum += performance.path("value").asDouble() * performance.path("labels").asDouble();
            labels += performance.path("labels").asDouble();
        }
        JsonNode baseline = monitor.path("baseline").path("performance");
        return new Realised(
                baseline.path("value").asDouble(),
                baseline.path("low").asDouble(),
                labels == 0 ? Double.NaN : sum / labels,
                labelled.size());
    }
}
