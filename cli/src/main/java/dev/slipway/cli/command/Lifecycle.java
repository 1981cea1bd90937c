package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.output.Cells;
import dev.slipway.cli.output.Style;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The release as one line: where it stands at each station, and what holds it. Pure: it is made of
/// what the services answered.
///
/// @param stations in the order in which a release passes them
public record Lifecycle(List<Station> stations) {
    public Lifecycle {
        stations = List.copyOf(stations);
    }

    /// How a station stands; each has a sign and a word, so colour is never alone.
    public enum Mark {
        DONE("●"),
        RUNNING("◐"),
        HELD("✗"),
        WARNING("▲"),
        OPEN("○"),
        NOT_REQUIRED("–");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }
    }

    /// One station.
    ///
    /// @param detail state, time, actor or what holds it
    public record Station(String name, Mark mark, String detail) {
        String line(Style style) {
            String sign =
                    switch (mark) {
                        case DONE -> style.good(mark.sign);
                        case HELD, WARNING -> style.bad(mark.sign);
                        case RUNNING -> mark.sign;
                        case OPEN, NOT_REQUIRED -> style.quiet(mark.sign);
                    };
            return "%s %-10s %s".formatted(sign, name, detail).stripTrailing();
        }
    }

    /// The stations in one row.
    public String strip() {
        return stations.stream()
                .map(station -> station.mark().sign + " " + station.name())
                .collect(Collectors.joining("  "));
    }

    /// One line per station.
    public List<String> lines(Style style) {
        return stations.stream().map(station -> station.line(style)).toList();
    }

    /// What the services say about one version; missing nodes where there is nothing yet.
    public record Facts(
            JsonNode version,
            JsonNode evaluation,
            JsonNode build,
            JsonNode release,
            JsonNode monitor) {}

    /// The line of a version.
    public static Lifecycle of(Facts facts, Clock clock) {
        List<Station> stations = new ArrayList<>();
        stations.add(pushed(facts.version(), clock));
        stations.add(validated(facts.evaluation(), clock));
        stations.add(new Station("reviewed", Mark.NOT_REQUIRED, "not required by policy"));
        stations.add(built(facts.build(), clock));
        stations.add(deployed(facts.release(), clock));
        stations.add(watched(facts.monitor()));
        return new Lifecycle(stations);
    }

    private static Station pushed(JsonNode version, Clock clock) {
        return switch (States.state(version)) {
            case "SEALED" ->
                    new Station(
                            "pushed",
                            Mark.DONE,
                            Cells.text(version.path("digest"))
                                    + by(version, "author", "sealedAt", clock));
            case "ABANDONED" -> new Station("pushed", Mark.HELD, "abandoned");
            default -> new Station("pushed", Mark.RUNNING, "uploading");
        };
    }

    private static Station validated(JsonNode evaluation, Clock clock) {
        String by = by(evaluation, "requestedBy", "finishedAt", clock);
        String policy =
                "%s/%s"
                        .formatted(
                                evaluation.path("policy").asText(),
                                evaluation.path("policyRevision").asText());
        return switch (States.state(evaluation)) {
            case "" -> new Station("validated", Mark.OPEN, "no evaluation yet");
            case "PASS" -> new Station("validated", Mark.DONE, "PASS by " + policy + by);
            case "QUEUED", "RUNNING" -> new Station("validated", Mark.RUNNING, "running");
            default ->
                    new Station(
                            "validated",
                            Mark.HELD,
                            States.state(evaluation) + " by " + policy + held(evaluation) + by);
        };
    }

    private static String held(JsonNode evaluation) {
        List<String> failed = new ArrayList<>();
        for (JsonNode gate : evaluation.path("gates")) {
            if (!gate.path("verdict").asText().equals("PASS")) {
                failed.add(gate.path("id").asText());
            }
        }
        return failed.isEmpty() ? "" : ", held by " + String.join(", ", failed);
    }

    private static Station built(JsonNode build, Clock clock) {
        return switch (States.state(build)) {
            case "" -> new Station("built", Mark.OPEN, "no image yet");
            case "BUILT" ->
                    new Station(
                            "built",
                            Mark.DONE,
                            Cells.text(build.path("imageDigest"))
                                    + by(build, "requestedBy", "finishedAt", clock));
            case "QUEUED", "BUILDING" -> new Station("built", Mark.RUNNING, "building");
            default ->
                    new Station(
                            "built",
                            Mark.HELD,
                            States.state(build) + ": " + build.path("reason").asText());
        };
    }

    private static Station deployed(JsonNode release, Clock clock) {
        String where =
                release.path("environment").asText() + "/" + release.path("deployment").asText();
        String state = States.state(release);
        return switch (state) {
            case "" -> new Station("deployed", Mark.OPEN, "in no environment");
            case "HEALTHY" ->
                    new Station(
                            "deployed",
                            Mark.DONE,
                            where + by(release, "requestedBy", "healthyAt", clock));
            case "SUPERSEDED", "RETIRED" ->
                    new Station("deployed", Mark.OPEN, state + " in " + where);
            case "FAILED", "ROLLED_BACK" ->
                    new Station(
                            "deployed",
                            Mark.HELD,
                            state + " in " + where + ": " + release.path("reason").asText());
            default -> new Station("deployed", Mark.RUNNING, state + " in " + where);
        };
    }

    private static Station watched(JsonNode monitor) {
        String rows = monitor.path("rows").asText("0") + " rows";
        String status = monitor.path("status").asText();
        return switch (status) {
            case "", "NO_DATA" -> new Station("watched", Mark.OPEN, "no predictions yet");
            case "COLLECTING" -> new Station("watched", Mark.RUNNING, "collecting, " + rows);
            case "STABLE" -> new Station("watched", Mark.DONE, "STABLE, " + rows);
            default ->
                    new Station(
                            "watched",
                            Mark.WARNING,
                            "%s, %s, %s open alerts"
                                    .formatted(status, rows, monitor.path("openAlerts").asText()));
        };
    }

    private static String by(JsonNode resource, String actor, String time, Clock clock) {
        if (!resource.hasNonNull(time)) {
            return "";
        }
        return ", %s ago by %s"
                .formatted(Cells.age(resource.path(time), clock), resource.path(actor).asText());
    }
}
