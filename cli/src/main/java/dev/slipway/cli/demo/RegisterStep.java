package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Registry;
import dev.slipway.cli.api.Upload;
import dev.slipway.cli.demo.Story.Made;
import dev.slipway.cli.output.Cells;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Step 2: the model is uploaded and sealed.
final class RegisterStep implements Step {
    @Override
    public String title() {
        return "Register the model";
    }

    @Override
    public Outcome run(Story story) throws IOException {
        new Registry(story.api())
                .ensureModel(Flights.MODEL, "Will this flight arrive more than 15 minutes late?");
        JsonNode version =
                new Upload(story.api(), story::say)
                        .push(
                                story.flights().good(),
                                Flights.MODEL,
                                "Gradient boosting on January and February 2013");
        StepFailed.unless(
                version.path("state").asText().equals("SEALED"),
                "The version is " + version.path("state").asText() + ", not SEALED");
        story.made(Made.GOOD_VERSION, version);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", version.path("version").asInt());
        facts.put("versionId", version.path("id").asText());
        facts.put("digest", version.path("digest").asText());
        facts.put("signatureSource", version.path("signatureSource").asText());
        facts.put("inputs", version.path("signature").path("inputs").size());
        return new Outcome(
                "%s sealed as %s, %d inputs"
                        .formatted(
                                story.reference(Made.GOOD_VERSION),
                                Cells.shortened(version.path("digest").asText()),
                                version.path("signature").path("inputs").size()),
                Pages.version(version),
                facts);
    }
}
