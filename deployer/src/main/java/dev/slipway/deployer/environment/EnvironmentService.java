package dev.slipway.deployer.environment;

import dev.slipway.core.id.Slug;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Targets;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Environments of a project and the targets behind them.
@ApplicationScoped
public class EnvironmentService {
    private static final String DEFAULT_TARGET = "local";
    private static final List<String> ALWAYS = List.of("staging", "production");

    private final EnvironmentRepository environments;
    private final Targets targets;

    EnvironmentService(EnvironmentRepository environments, Targets targets) {
        this.environments = environments;
        this.targets = targets;
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

    /// The target that runs the releases of an environment.
    public DeployTarget target(String project, String environment) {
        String name =
                environments
                        .find(project, environment)
                        .map(Environment::target)
                        .orElse(DEFAULT_TARGET);
        return targets.find(name)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no target %s is installed".formatted(name)));
    }

    /// Makes an environment, or points it to another target.
    ///
    /// @return whether it was made, and how it is now
    /// @throws ProblemException INVALID_REQUEST for a name that is no slug or an unknown target
    @Transactional
    public Put put(String project, String name, @Nullable String target) {
        if (!Slug.isSlug(name)) {
            throw invalid(
                    "name", "path", "must be lower-case letters, digits and hyphens, at most 40");
        }
        if (target == null || targets.find(target).isEmpty()) {
            throw invalid("target", "body", "must be one of " + targets.names());
        }
        addUsual(project);
        boolean made = environments.addIfAbsent(project, name, target);
        Environment found = require(project, name);
        if (!found.target().equals(target) && !environments.setTarget(project, found, target)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Environment %s was changed at the same time. Read it again.".formatted(name));
        }
        return new Put(made, require(project, name));
    }

    /// What came of a PUT.
    record Put(boolean made, Environment environment) {}

    private void addUsual(String project) {
        ALWAYS.forEach(name -> environments.addIfAbsent(project, name, DEFAULT_TARGET));
    }

    private String names(String project) {
        return environments.list(project).stream()
                .map(Environment::name)
                .collect(Collectors.joining(", "));
    }

    private static ProblemException invalid(String field, String in, String message) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The %s %s.".formatted(field, message),
                List.of(new Violation(field, in, message)));
    }
}
