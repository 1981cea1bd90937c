package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.command.States;
import dev.slipway.cli.demo.Story.Made;
import java.util.Map;

/// The last step of a demonstration that leaves nothing behind: the cluster is given back.
final class UndeployStep implements Step {
    @Override
    public String title() {
        return "Give the cluster back";
    }

    @Override
    public Outcome run(Story story) {
        JsonNode release = story.get(Made.RELEASE);
        String name =
                release.path("environment").asText() + "/" + release.path("deployment").asText();
        String path = "/api/v1/deployments/" + name;
        story.api().delete(path, Map.of("reason", "the demonstration is over"));
        story.await(path, it -> States.state(it).equals("REMOVED"), "Removing the deployment");
        return new Outcome(name + " is removed", Pages.deployment(release), Map.of());
    }
}
