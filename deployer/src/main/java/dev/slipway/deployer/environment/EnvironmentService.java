package dev.slipway.deployer.environment;

import dev.slipway.core.id.Slug;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Kubeconfigs;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.Settings;
import dev.slipway.deployer.target.Sizing;
import dev.slipway.deployer.target.Targets;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Environments of a project and the targets behind them.
@ApplicationScoped
public class EnvironmentService {
    private static final List<String> ALWAYS = List.of("staging", "production");

    private final EnvironmentRepository environments;
    private final Targets targets;
    private final Kubeconfigs kubeconfigs;

    EnvironmentService(
            EnvironmentRepository environments, Targets targets, Kubeconfigs kubeconfigs) {
        this.environments = environments;
        this.targets = targets;
        this.kubeconfigs = kubeconfigs;
    }

    /// All environments, by name.
    @Transactional
    public List<Environment> list(String project) {
        addUsual(project);
        return environments.list(project);
    }

    /// One environment.
    ///
    /// @throws ProblemException NOT_FOUND, naming those that exist
    @Transactional
    public Environment require(String project, String name) {
        addUsual(project);
        return environments
                .find(project, name)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no environment %s; there are %s. PUT /api/v1/environments/%s makes it."
                                                .formatted(name, names(project), name)));
    }

    /// Where a release that is asked for now runs.
    ///
    /// @param settings what the release itself asks for
    /// @throws ProblemException STATE_CONFLICT when the target is not installed
    @Transactional
    public Placement place(String project, String name, @Nullable Settings settings) {
        Environment environment = require(project, name);
        if (targets.find(environment.target()).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Environment %s uses the target %s, which is not installed here; PUT /api/v1/environments/%s with one of %s."
                            .formatted(name, environment.target(), name, targets.names()));
        }
        ClusterPlace cluster = environment.kubernetes();
        return new Placement(
                environment.target(),
                cluster == null ? ClusterPlace.DEFAULT : cluster,
                Sizing.of(settings, environment.settings()));
    }

    /// Makes an environment, or points it elsewhere. Releases that were asked for before stay where
    /// they are.
    ///
    /// @return whether it was made, and how it is now
    /// @throws ProblemException INVALID_REQUEST naming each field that is wrong
    @Transactional
    public Put put(String project, String name, EnvironmentPut wanted) {
        check(name, wanted);
        addUsual(project);
        boolean made = environments.addIfAbsent(project, name, wanted.target());
        Environment found = require(project, name);
        if (!found.is(wanted) && !environments.change(project, found, wanted)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Environment %s was changed at the same time. Read it again.".formatted(name));
        }
        return new Put(made, require(project, name));
    }

    private void check(String name, EnvironmentPut wanted) {
        List<Violation> found = new ArrayList<>();
        if (!Slug.isSlug(name)) {
            String form = "must be lower-case letters, digits and hyphens, at most 40";
            found.add(new Violation("name", "path", form));
        }
        Optional<DeployTarget> target = Optional.ofNullable(wanted.target()).flatMap(targets::find);
        if (target.isEmpty()) {
            found.add(new Violation("target", "body", "must be one of " + targets.names()));
        }
        found.addAll(wanted.violations());
        ClusterPlace place = wanted.kubernetes();
        if (found.isEmpty() && place != null) {
            target.flatMap(installed -> installed.fault(place))
                    .or(() -> kubeconfigs.fault(place))
                    .ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            Violation first = found.getFirst();
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "The %s %s.".formatted(first.field(), first.message()),
                    found);
        }
    }

    /// What came of a PUT.
    record Put(boolean made, Environment environment) {}

    private void addUsual(String project) {
        ALWAYS.forEach(name -> environments.addIfAbsent(project, name, null));
    }

    private String names(String project) {
        return environments.list(project).stream()
                .map(Environment::name)
                .collect(Collectors.joining(", "));
    }
}
