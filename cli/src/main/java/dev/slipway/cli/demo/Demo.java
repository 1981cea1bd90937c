package dev.slipway.cli.demo;

import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.api.Unreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway demo`: the whole release of one real model through the public API, each step with its
/// time, its result and the page that shows it. May be run again at any time: it makes new versions
/// and a new release.
@Command(
        name = "demo",
        description = "Carry the example model through a whole release and its monitoring.",
        footer = {"", "Run it as ./slipway demo, which brings the stack up first."})
public final class Demo implements Callable<Integer> {
    private static final List<Step> STEPS =
            List.of(
                    new StackStep(),
                    new RegisterStep(),
                    new ValidateStep(),
                    new BuildStep(),
                    new DeployStep(),
                    new PredictStep(),
                    new MonitorStep(),
                    new SignInStep());

    private final Cli cli;

    @Option(
            names = "--once",
            description =
                    "leave nothing in a cluster; for ./slipway: take the stack down at the end")
    boolean once;

    @Option(
            names = "--stay",
            description = "for ./slipway: keep the stack up at the end (the default)")
    boolean stay;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "where the model runs: local or kubernetes (default: local)")
    Place.Target target = Place.Target.LOCAL;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "of the cluster (default: the deployer's)")
    @Nullable String namespace;

    @Option(
            names = "--advertise",
            paramLabel = "ADDRESS",
            description =
                    "for ./slipway with --target kubernetes: where the cluster reaches this machine (no effect here)")
    @Nullable String advertise;

    @Option(names = "--report", paramLabel = "FILE", description = "write what happened as JSON")
    @Nullable Path reportFile;

    @Option(names = "--verbose", description = "say what happens inside each step")
    boolean verbose;

    public Demo(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Api api = cli.api();
        Story story =
                new Story(
                        api,
                        cli.settings(),
                        new Place(target, namespace),
                        cli.clock(),
                        this::aside);
        Report report = new Report();
        List<Step> steps = steps();
        for (int i = 0; i < steps.size() && report.ok(); i++) {
            Step step = steps.get(i);
            cli.out().printf("%d/%d %s%n", i + 1, steps.size(), step.title());
            report.add(run(step, story));
        }
        if (reportFile != null) {
            report.write(reportFile);
        }
        String end = report.ok() ? "Every step held" : "Not every step held";
        cli.out().printf(Locale.ROOT, "%s (%.1f s).%n", end, report.seconds());
        return report.ok() ? ExitCode.DONE.code() : ExitCode.ERROR.code();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>(STEPS);
        if (once && target == Place.Target.KUBERNETES) {
            steps.add(new UndeployStep());
        }
        return steps;
    }

    private Report.Entry run(Step step, Story story) {
        Instant start = cli.clock().instant();
        try {
            Outcome outcome = step.run(story);
            double seconds = since(start);
            cli.out().printf(Locale.ROOT, "    ok, %.1f s: %s%n", seconds, outcome.line());
            cli.out().printf("    %s%s%n", story.api().target().url(), outcome.page());
            return new Report.Entry(step.title(), true, seconds, outcome.line(), outcome.facts());
        } catch (StepFailed | ApiException | Unreachable | Stop | IOException e) {
            double seconds = since(start);
            String reason = reason(e);
            cli.out().printf(Locale.ROOT, "    FAILED, %.1f s: %s%n", seconds, reason);
            return new Report.Entry(step.title(), false, seconds, reason, Map.of());
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof ApiException refused && !refused.problem().requestId().isEmpty()) {
            return refused.getMessage() + " (request id " + refused.problem().requestId() + ")";
        }
        return String.valueOf(failure.getMessage());
    }

    private double since(Instant start) {
        return Duration.between(start, cli.clock().instant()).toMillis() / 1000.0;
    }

    private void aside(String text) {
        if (verbose && !text.isBlank()) {
            cli.err().println("    " + text.toLowerCase(Locale.ROOT));
        }
    }
}
