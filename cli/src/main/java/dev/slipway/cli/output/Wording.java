package dev.slipway.cli.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what the services say in the words of this command line: they answer every caller alike and
/// so advise calls of the REST API, for which there are commands here.
///
/// @param program how people start this command, `slipway` or `./slipway`
public record Wording(String program) {
    private record Rule(Pattern pattern, Function<MatchResult, String> words) {
        static Rule of(String pattern, Function<MatchResult, String> words) {
            return new Rule(Pattern.compile(pattern), words);
        }

        String apply(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.replaceAll(match -> Matcher.quoteReplacement(words.apply(match)));
        }
    }

    /// What the lists of the API are called here.
    private static final Map<String, String> LISTS =
            Map.of(
                    "models", "model",
                    "policies", "policy",
                    "datasets", "dataset",
                    "evaluations", "evaluation",
                    "releases", "release",
                    "deployments", "deployment",
                    "environments", "environment",
                    "monitors", "monitor",
                    "alerts", "alert");

    private static final List<Rule> RULES =
            List.of(
                    Rule.of(
                            "PUT /api/v1/environments/(\\S+) makes it",
                            match -> environment(match.group(1), "local") + " makes it"),
                    Rule.of(
                            "PUT /api/v1/environments/\\S+ with one of",
                            _ ->
                                    "make one with "
                                            + environment("NAME", "TARGET")
                                            + ", TARGET one of"),
                    Rule.of(
                            "There is no image of (.+) yet; build one with POST /api/v1/builds",
                            match ->
                                    "There is no image of %s yet; build one with %s"
                                            .formatted(
                                                    match.group(1),
                                                    command("build", match.group(1)))),
                    Rule.of(
                            "(\\S.*?) has not been evaluated\\. Evaluate it with POST /api/v1/evaluations",
                            match ->
                                    "%s has not been evaluated. Evaluate it with %s"
                                            .formatted(
                                                    match.group(1),
                                                    command(
                                                            "validate",
                                                            match.group(1),
                                                            "--policy",
                                                            "NAME"))),
                    Rule.of(
                            "POST /api/v1/deployments/(\\S+)/rollback",
                            match -> command("rollback", match.group(1), "--reason", "TEXT")),
                    Rule.of(
                            "Register it: PUT /api/v1/datasets/(\\S+)\\?label=COLUMN",
                            match ->
                                    "Register it: add `--dataset %s=FILE --label COLUMN`"
                                            .formatted(match.group(1))),
                    Rule.of(
                            "GET /api/v1/([a-z]+)(?:/([A-Za-z0-9./-]*[A-Za-z0-9]))?",
                            Wording::reading),
                    Rule.of(
                            "an ISO 8601 duration of at most (\\d+) days, for example P30D",
                            match ->
                                    "a time of at most %s days, for example 30d"
                                            .formatted(match.group(1))),
                    Rule.of(
                            "no earlier healthy release to go back to",
                            _ -> "no earlier healthy release of another image to go back to"));

    /// The text with advice that can be followed here.
    public String of(String text) {
        String worded = text;
        for (Rule rule : RULES) {
            worded = rule.apply(worded);
        }
        return worded.replace("`slipway ", "`" + program + " ");
    }

    private static String reading(MatchResult match) {
        String word = LISTS.get(match.group(1));
        if (word == null) {
            return match.group();
        }
        return Optional.ofNullable(match.group(2))
                .map(name -> command(word, "get", name))
                .orElseGet(() -> command(word, "list"));
    }

    private static String environment(String name, String target) {
        return command("environment", "create", name, "--target", target);
    }

    private static String command(String... words) {
        return "`slipway " + Shell.words(words) + "`";
    }
}
