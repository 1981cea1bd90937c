package dev.slipway.serving.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.onnx.ScoringException;
import dev.slipway.serving.release.ReleaseDescriptor.Golden;
import dev.slipway.serving.tensor.Elements;
import dev.slipway.serving.tensor.Tensor;
import dev.slipway.serving.v2.InferReader;
import dev.slipway.serving.v2.V2Exception;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether this machine answers the golden rows as they were answered at validation.
public final class GoldenCheck {
    private final Golden golden;

    public GoldenCheck(Golden golden) {
        this.golden = golden;
    }

    /// Scores the golden request and compares.
    ///
    /// @return what differs and by how much; empty when nothing does
    public Optional<String> run(InferReader reader, Scorer scorer, int outputs) {
        byte[] request = golden.request().toString().getBytes(StandardCharsets.UTF_8);
        try {
            reader.read(request, request.length, scorer);
            scorer.run();
        } catch (V2Exception | ScoringException refused) {
            return Optional.of("the golden rows were refused: " + refused.getMessage());
        }
        JsonNode expected = golden.response().path("outputs");
        for (JsonNode output : expected) {
            Optional<String> difference = compare(output, find(output, scorer, outputs));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return expected.isEmpty()
                ? Optional.of("the golden rows have no expected outputs")
                : Optional.empty();
    }

    private static Optional<Tensor> find(JsonNode expected, Scorer scorer, int outputs) {
        String name = expected.path("name").asText();
        for (int output = 0; output < outputs; output++) {
            if (scorer.output(output).name().equals(name)) {
                return Optional.of(scorer.output(output));
            }
        }
        return Optional.empty();
    }

    private Optional<String> compare(JsonNode expected, Optional<Tensor> found) {
        String name = expected.path("name").asText();
        if (found.isEmpty()) {
            return Optional.of("golden output " + name + " is no output of the model");
        }
        Tensor given = found.get();
        List<JsonNode> values = leaves(expected.path("data"));
        if (values.size() != given.elements()) {
            return Optional.of(
                    "golden output %s has %d elements, expected %d"
                            .formatted(name, given.elements(), values.size()));
        }
        for (int index = 0; index < values.size(); index++) {
            Optional<String> difference = difference(values.get(index), given, index);
            if (difference.isPresent()) {
                return difference.map(text -> "golden output %s%s".formatted(name, text));
            }
        }
        return Optional.empty();
    }

    private static List<JsonNode> leaves(JsonNode data) {
        List<JsonNode> leaves = new ArrayList<>();
        for (JsonNode element : data) {
            if (element.isArray()) {
                leaves.addAll(leaves(element));
            } else {
                leaves.add(element);
            }
        }
        return leaves;
    }

    private Optional<String> difference(JsonNode expected, Tensor given, int index) {
        if (!expected.isNumber() || !given.datatype().isFloating()) {
            String text = Elements.text(given, index);
            return expected.asText().equals(text)
                    ? Optional.empty()
                    : Optional.of(
                            "[%d] is %s, expected %s".formatted(index, text, expected.asText()));
        }
        double wanted = expected.doubleValue();
        double value = Elements.number(given, index);
        double distance = Math.abs(value - wanted);
        boolean close = distance <= golden.tolerance() * Math.max(1, Math.abs(wanted));
        return close
                ? Optional.empty()
                : Optional.of(
                        "[%d] is %s, expected %s: differs by %.3g, allowed %.3g"
                                .formatted(
                                        index,
                                        Elements.text(given, index),
                                        wanted,
                                        distance,
                                        golden.tolerance()));
    }
}
