package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.States;
import dev.slipway.cli.demo.Story.Made;
import java.util.LinkedHashMap;
import java.util.Map;

/// Step 5: the release becomes healthy.
final class DeployStep implements Step {
    @Override
    public String title() {
        return "Deploy";
    }

    @Override
    public Outcome run(Story story) {
        story.api().put("/api/v1/environments/" + Flights.ENVIRONMENT, story.place().document());
        Map<String, String> request =
                Map.of(
                        "environment",
                        Flights.ENVIRONMENT,
                        "version",
                        story.reference(Made.GOOD_VERSION));
        JsonNode started = story.api().post("/api/v1/releases", request).body();
        JsonNode release =
                story.await(
                        "/api/v1/releases/" + started.path("id").asText(),
                        States::releaseEnded,
                        "The release");
        StepFailed.unless(
                States.state(release).equals("HEALTHY"),
                "The release is " + States.state(release) + ": " + release.path("reason").asText());
        story.made(Made.RELEASE, release);
        String deployment =
                release.path("environment").asText() + "/" + release.path("deployment").asText();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("releaseId", release.path("id").asText());
        facts.put("deployment", deployment);
        facts.put("imageDigest", release.path("imageDigest").asText());
        return new Outcome(
                "%s serves %s".formatted(deployment, story.reference(Made.GOOD_VERSION)),
                Pages.deployment(release),
                facts);
    }
}
