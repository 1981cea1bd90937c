package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was seen of a release in a cluster.
///
/// @param pods all of them, also those that are ending
/// @param events of the Deployment's pods, oldest first; only looked up when something is amiss
/// @param words what its server says itself about why it is not ready
record Sight(
        Optional<Deployment> deployment,
        List<Pod> pods,
        List<Event> events,
        @Nullable String words) {
    Sight {
        pods = List.copyOf(pods);
        events = List.copyOf(events);
    }

    static Sight of(Optional<Deployment> deployment, List<Pod> pods) {
        return new Sight(deployment, pods, List.of(), null);
    }

    /// The same, looked at more closely.
    Sight with(List<Event> moreEvents, @Nullable String moreWords) {
        return new Sight(deployment, pods, moreEvents, moreWords);
    }
}
