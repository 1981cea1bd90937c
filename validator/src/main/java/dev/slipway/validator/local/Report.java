package dev.slipway.validator.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.slipway.core.problem.Violation;
import dev.slipway.validator.evidence.MetricValue;
import dev.slipway.validator.gate.GateResult;
import dev.slipway.validator.judge.Judged;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The verdict as a table for people or as JSON.
final class Report {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Report() {}

    /// @param verdict a verdict
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Form(
            String verdict,
            List<GateResult> gates,
            Map<String, MetricValue> metrics,
            List<Violation> violations) {}

    static String json(Judged judged) {
        return json(new Form(judged.verdict().name(), judged.gates(), metrics(judged), List.of()));
    }

    static String json(List<Violation> violations) {
        return json(new Form("FAIL", List.of(), Map.of(), violations));
    }

    private static String json(Form form) {
        try {
            return JSON.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report can always be written", e);
        }
    }

    static String table(Judged judged) {
        int width = judged.gates().stream().mapToInt(gate -> gate.id().length()).max().orElse(4);
        StringBuilder text = new StringBuilder();
        String form = "%-" + Math.max(4, width) + "s  %-12s  %s%n";
        text.append(String.format(Locale.ROOT, form, "GATE", "VERDICT", "WHY"));
        for (GateResult gate : judged.gates()) {
            text.append(
                    String.format(Locale.ROOT, form, gate.id(), gate.verdict(), gate.summary()));
            if (gate.advice() != null) {
                text.append(String.format(Locale.ROOT, form, "", "", "-> " + gate.advice()));
            }
        }
        metrics(judged)
                .forEach(
                        (name, metric) ->
                                text.append(
                                        String.format(Locale.ROOT, "%n%s", line(name, metric))));
        text.append(String.format(Locale.ROOT, "%n%nverdict: %s%n", judged.verdict()));
        return text.toString();
    }

    private static String line(String name, MetricValue metric) {
        String value = String.format(Locale.ROOT, "%-18s %.4f", name, metric.value());
        return metric.low() == null
                ? value
                : value
                        + String.format(
                                Locale.ROOT, " (%.4f to %.4f)", metric.low(), metric.high());
    }

    private static Map<String, MetricValue> metrics(Judged judged) {
        return judged.measured().map(measured -> measured.performance().metrics()).orElse(Map.of());
    }
}
