package dev.slipway.deployer.target;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The targets of this service by name.
@ApplicationScoped
public class Targets {
    private final Map<String, DeployTarget> byName = new TreeMap<>();

    public Targets(@All List<DeployTarget> targets) {
        targets.forEach(target -> byName.put(target.name(), target));
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
