package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Step 8: where to look, and a link that signs the browser in once.
final class SignInStep implements Step {
    @Override
    public String title() {
        return "Look at it";
    }

    @Override
    public Outcome run(Story story) {
        JsonNode link = story.api().post("/api/v1/session/links", Map.of()).body();
        StepFailed.unless(link.hasNonNull("url"), "The gateway made no sign-in link");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("console", story.api().target().url().toString());
        facts.put("link", link.path("url").asText());
        return new Outcome(
                "sign in once with " + link.path("url").asText() + " (5 minutes)", "/", facts);
    }
}
