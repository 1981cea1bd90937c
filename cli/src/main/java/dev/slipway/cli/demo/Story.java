package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.Waiting;
import dev.slipway.cli.config.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What the steps share: the API, the example, and what earlier steps have made.
final class Story {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Api api;
    private final Settings settings;
    private final Place place;
    private final Clock clock;
    private final Consumer<String> aside;
    private final Map<Made, JsonNode> made = new HashMap<>();

    /// @param aside told what happens inside a step
    Story(Api api, Settings settings, Place place, Clock clock, Consumer<String> aside) {
        this.place = place;
        this.api = api;
        this.settings = settings;
        this.clock = clock;
        this.aside = aside;
    }

    /// What a step makes for later ones.
    enum Made {
        GOOD_VERSION,
        WORSE_VERSION,
        EVALUATION,
        RELEASE
    }

    Api api() {
        return api;
    }

    Settings settings() {
        return settings;
    }

    Place place() {
        return place;
    }

    Clock clock() {
        return clock;
    }

    Path install() {
        return settings.install()
                .orElseThrow(
                        () ->
                                new Stop(
                                        ExitCode.USAGE,
                                        "SLIPWAY_INSTALL is not set",
                                        "start the demonstration with `./slipway demo`"));
    }

    Flights flights() {
        return Flights.in(install());
    }

    void say(String text) {
        aside.accept(text);
    }

    void made(Made what, JsonNode resource) {
        made.put(what, resource);
    }

    JsonNode get(Made what) {
        JsonNode resource = made.get(what);
        if (resource == null) {
            throw new StepFailed("An earlier step made no " + what);
        }
        return resource;
    }

    /// `flight-delay/3`.
    String reference(Made version) {
        return Flights.MODEL + "/" + get(version).path("version").asInt();
    }

    /// The resource once this holds.
    ///
    /// @throws StepFailed when it does not within the patience of the demonstration
    JsonNode await(String path, Predicate<JsonNode> holds, String what) {
        return new Waiting(clock, PATIENCE)
                .until(() -> api.get(path), holds, state -> say(state.isEmpty() ? "" : state))
                .orElseThrow(() -> new StepFailed(what + " took longer than " + PATIENCE));
    }
}
