package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.LogLine;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the servers of a release wrote and what the cluster did with their pods, in one list by
/// time.
@ApplicationScoped
class PodLogs {
    /// Stream of what the cluster says.
    static final String EVENTS = "event";

    private static final String ONE_POD = "stdout";
    private static final Comparator<LogLine> BY_TIME =
            Comparator.comparing(
                    LogLine::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    /// The last lines, oldest first.
    List<LogLine> tail(Cluster cluster, ClusterRelease release, int count) {
        String namespace = release.place().namespace();
        List<Pod> pods = cluster.pods(namespace, release.releaseId());
        List<LogLine> all =
                pods.stream()
                        .flatMap(
                                pod ->
                                        Stream.concat(
                                                events(cluster, namespace, pod),
                                                lines(cluster, namespace, pod, count, pods.size())))
                        .sorted(BY_TIME)
                        .toList();
        return last(all, count);
    }

    static List<LogLine> last(List<LogLine> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private static Stream<LogLine> events(Cluster cluster, String namespace, Pod pod) {
        return cluster.events(namespace, pod.getMetadata().getUid()).stream()
                .map(event -> line(pod, event));
    }

    private static LogLine line(Pod pod, Event event) {
        return new LogLine(
                Events.at(event),
                EVENTS,
                "%s %s %s: %s"
                        .formatted(
                                event.getType(),
                                Pods.name(pod),
                                event.getReason(),
                                String.valueOf(event.getMessage()).strip()));
    }

    private static Stream<LogLine> lines(
            Cluster cluster, String namespace, Pod pod, int count, int pods) {
        String stream = pods == 1 ? ONE_POD : Pods.name(pod);
        return cluster.log(namespace, Pods.name(pod), count)
                .lines()
                .map(line -> line(stream, line));
    }

    /// Every line has its time and a space before it.
    static LogLine line(String stream, String line) {
        int space = line.indexOf(' ');
        Optional<Instant> at =
                space < 0 ? Optional.empty() : Pods.instant(line.substring(0, space));
        return at.map(time -> new LogLine(time, stream, line.substring(space + 1)))
                .orElseGet(() -> new LogLine(null, stream, line));
    }
}
