package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Registry;
import dev.slipway.cli.api.Upload;
import dev.slipway.cli.api.Validation;
import dev.slipway.cli.command.States;
import dev.slipway.cli.demo.Story.Made;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Step 3: the model passes the policy on held-out flights and becomes the champion; a plausible
/// but worse one is refused against it.
final class ValidateStep implements Step {
    private static final String AUC = "auc";
    private static final String CHAMPION = "champion";

    @Override
    public String title() {
        return "Validate, and refuse a worse version";
    }

    @Override
    public Outcome run(Story story) throws IOException {
        Validation validation = new Validation(story.api());
        JsonNode dataset =
                validation.dataset(Flights.DATASET, story.flights().march(), Flights.COLUMNS);
        JsonNode policy = validation.policy(story.flights().policy());
        String policyName = policy.path("name").asText();
        JsonNode good = evaluate(story, Made.GOOD_VERSION, policyName);
        StepFailed.unless(
                States.state(good).equals("PASS"),
                "The good version is not let through: " + Reasons.of(good));
        story.made(Made.EVALUATION, good);
        new Registry(story.api())
                .moveAlias(
                        Flights.MODEL,
                        CHAMPION,
                        story.get(Made.GOOD_VERSION).path("version").asInt());
        JsonNode bad = refused(story, policyName);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("dataset", dataset.path("name").asText());
        facts.put("rows", dataset.path("rows").asInt());
        facts.put("policyHash", policy.path("hash").asText());
        facts.put("evaluationId", good.path("id").asText());
        facts.put("verdict", States.state(good));
        facts.put("auc", gate(good, AUC).path("statistic").asDouble());
        facts.put("aucLow", gate(good, AUC).path("low").asDouble());
        facts.put("evidence", good.path("evidenceSha256").asText());
        facts.put("worseEvaluationId", bad.path("id").asText());
        facts.put("worseVerdict", States.state(bad));
        facts.put("worseFailedGates", Reasons.failedGates(bad));
        facts.put("worseReason", gate(bad, CHAMPION).path("summary").asText());
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "%s PASS (AUC %.3f); %s FAIL: %s",
                        story.reference(Made.GOOD_VERSION),
                        gate(good, AUC).path("statistic").asDouble(),
                        story.reference(Made.WORSE_VERSION),
                        gate(bad, CHAMPION).path("summary").asText()),
                Pages.version(story.get(Made.WORSE_VERSION)) + "?tab=evidence",
                facts);
    }

    private JsonNode refused(Story story, String policy) throws IOException {
        JsonNode worse =
                new Upload(story.api(), story::say)
                        .push(
                                story.flights().worse(),
                                Flights.MODEL,
                                "The same without the departure delay");
        story.made(Made.WORSE_VERSION, worse);
        JsonNode evaluation = evaluate(story, Made.WORSE_VERSION, policy);
        StepFailed.unless(
                States.state(evaluation).equals("FAIL"),
                "The worse version is not refused but " + States.state(evaluation));
        StepFailed.unless(
                Reasons.failedGates(evaluation).contains(CHAMPION),
                "The worse version fails, but not against the champion: " + Reasons.of(evaluation));
        return evaluation;
    }

    private static JsonNode evaluate(Story story, Made version, String policy) {
        JsonNode started = new Validation(story.api()).evaluate(story.reference(version), policy);
        return story.await(
                "/api/v1/evaluations/" + started.path("id").asText(),
                States::evaluationEnded,
                "The evaluation of " + story.reference(version));
    }

    private static JsonNode gate(JsonNode evaluation, String id) {
        for (JsonNode gate : evaluation.path("gates")) {
            if (gate.path("id").asText().equals(id)) {
                return gate;
            }
        }
        throw new StepFailed("The evaluation has no gate " + id);
    }
}
