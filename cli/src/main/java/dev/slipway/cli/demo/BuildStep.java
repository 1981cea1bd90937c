package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.States;
import dev.slipway.cli.demo.Story.Made;
import dev.slipway.cli.output.Cells;
import java.util.LinkedHashMap;
import java.util.Map;

/// Step 4: the image, twice, with one digest.
final class BuildStep implements Step {
    @Override
    public String title() {
        return "Build the image, twice";
    }

    @Override
    public Outcome run(Story story) {
        JsonNode first = build(story);
        JsonNode second = build(story);
        String digest = first.path("imageDigest").asText();
        StepFailed.unless(
                digest.equals(second.path("imageDigest").asText()),
                "Two builds gave two digests: %s and %s"
                        .formatted(digest, second.path("imageDigest").asText()));
        StepFailed.unless(
                first.path("kind").asText().equals("RUNNABLE"),
                "The image holds only the model, because there is no base image; make one with"
                        + " `./slipway demo` on Debian or Ubuntu, or set SLIPWAY_BASE_IMAGE");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("buildIds", java.util.List.of(id(first), id(second)));
        facts.put("imageDigest", digest);
        facts.put("baseDigest", first.path("baseDigest").asText());
        facts.put("kind", first.path("kind").asText());
        facts.put("reproduced", second.path("reproduced").asBoolean());
        facts.put("layers", first.path("layers").size());
        return new Outcome(
                "%s, %d layers, the same digest both times"
                        .formatted(Cells.shortened(digest), first.path("layers").size()),
                Pages.build(second),
                facts);
    }

    private static JsonNode build(Story story) {
        Map<String, String> request =
                Map.of(
                        "version",
                        story.reference(Made.GOOD_VERSION),
                        "evaluation",
                        id(story.get(Made.EVALUATION)));
        JsonNode started = story.api().post("/api/v1/builds", request).body();
        JsonNode build =
                story.await("/api/v1/builds/" + id(started), States::buildEnded, "The build");
        StepFailed.unless(
                States.state(build).equals("BUILT"),
                "The build is " + States.state(build) + ": " + build.path("reason").asText());
        return build;
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asText();
    }
}
