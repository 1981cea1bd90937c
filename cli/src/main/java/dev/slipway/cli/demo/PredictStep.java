package dev.slipway.cli.demo;

import dev.slipway.cli.api.Endpoint;
import dev.slipway.cli.demo.Story.Made;
import dev.slipway.cli.rows.InferAnswer;
import dev.slipway.cli.rows.InferRequest;
import dev.slipway.cli.rows.Input;
import dev.slipway.cli.rows.Rows;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Step 6: held-out rows through the endpoint; the answers equal ONNX Runtime's own, run in a
/// process of its own on the model's file.
final class PredictStep implements Step {
    private static final int ROWS = 100;
    private static final String SCORE = "probabilities[1]";
    private static final double TOLERANCE = 1e-6;

    @Override
    public String title() {
        return "Predict";
    }

    @Override
    public Outcome run(Story story) throws IOException {
        Endpoint endpoint = endpoint(story);
        List<Input> inputs = endpoint.inputs();
        Rows rows = Rows.read(story.flights().march(), ROWS);
        InferAnswer served = InferAnswer.of(endpoint.infer(InferRequest.PLAIN.body(inputs, rows)));
        InferAnswer own =
                new OwnScores(story.settings()).score(story.flights().good(), inputs, rows);
        StepFailed.unless(
                served.column("label").equals(own.column("label")),
                "The labels differ from ONNX Runtime's own");
        double difference = difference(served.column(SCORE), own.column(SCORE));
        StepFailed.unless(
                difference <= TOLERANCE,
                "The probabilities differ from ONNX Runtime's own by " + difference);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rows", rows.size());
        facts.put("maxDifference", difference);
        facts.put("firstScore", Float.parseFloat(served.column(SCORE).getFirst()));
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "%d held-out flights, answers equal ONNX Runtime's own (largest difference"
                                + " %.0e)",
                        rows.size(),
                        difference),
                Pages.deployment(story.get(Made.RELEASE)) + "?tab=traffic",
                facts);
    }

    static Endpoint endpoint(Story story) {
        String deployment =
                story.get(Made.RELEASE).path("environment").asText()
                        + "/"
                        + story.get(Made.RELEASE).path("deployment").asText();
        return Endpoint.of(story.api(), deployment);
    }

    private static double difference(List<String> served, List<String> own) {
        StepFailed.unless(
                served.size() == own.size() && !served.isEmpty(),
                "%d answers for %d rows".formatted(served.size(), own.size()));
        double largest = 0;
        for (int i = 0; i < served.size(); i++) {
            float one = Float.parseFloat(served.get(i));
            float other = Float.parseFloat(own.get(i));
            largest = Math.max(largest, Math.abs((double) one - other));
        }
        return largest;
    }
}
