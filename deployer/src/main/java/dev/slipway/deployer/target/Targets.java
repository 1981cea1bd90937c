package dev.slipway.deployer.target;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The installed targets by name, and the one of environments that name none.
@ApplicationScoped
public class Targets {
    private final Map<String, DeployTarget> byName = new TreeMap<>();
    private final String usual;

    /// @param installed names of the targets that may be used here
    /// @param usual the default target, one of them
    public Targets(
            @All List<DeployTarget> targets,
            @ConfigProperty(name = "slipway.targets", defaultValue = "local,kubernetes")
                    Set<String> installed,
            @ConfigProperty(name = "slipway.default.target", defaultValue = "local") String usual) {
        targets.stream()
                .filter(target -> installed.contains(target.name()))
                .forEach(target -> byName.put(target.name(), target));
        if (!byName.keySet().containsAll(installed)) {
            throw new IllegalArgumentException(
                    "SLIPWAY_TARGETS is %s; there are %s".formatted(installed, byName.keySet()));
        }
        if (!installed.contains(usual)) {
            throw new IllegalArgumentException(
                    "SLIPWAY_DEFAULT_TARGET is %s, which is not one of SLIPWAY_TARGETS %s"
                            .formatted(usual, installed));
        }
        this.usual = usual;
    }

    /// The target of an environment that names none.
    public String usual() {
        return usual;
    }

    /// The target that runs a release.
    ///
    /// @throws IllegalStateException when it is not installed any more
    public DeployTarget of(ReleaseSpec spec) {
        String name = spec.placement().target();
        return find(name)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "target %s of release %s is not installed; SLIPWAY_TARGETS is %s"
                                                .formatted(name, spec.releaseId(), names())));
    }

    public Optional<DeployTarget> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// All of them, in the order of their names.
    public List<DeployTarget> all() {
        return List.copyOf(byName.values());
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
