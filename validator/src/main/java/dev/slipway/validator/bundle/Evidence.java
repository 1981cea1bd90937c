package dev.slipway.validator.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.core.state.Verdict;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.validator.evidence.Calibration;
import dev.slipway.validator.evidence.Confusion;
import dev.slipway.validator.evidence.MetricValue;
import dev.slipway.validator.evidence.Performance;
import dev.slipway.validator.evidence.Ranking;
import dev.slipway.validator.evidence.ScoreHistogram;
import dev.slipway.validator.gate.GateResult;
import dev.slipway.validator.judge.Judged;
import dev.slipway.validator.scoring.SandboxLevel;
import dev.slipway.validator.scoring.ScoreOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that a verdict rests on: input digests, statistics with intervals, plot data.
/// Aggregates only, never rows.
///
/// @param sandbox what limited the process that held the model while rows were scored
/// @param seeds seeds of random steps by name; none are random yet
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        Head evaluation,
        List<GateResult> gates,
        Map<String, MetricValue> metrics,
        List<Ranking.RocPoint> roc,
        List<Ranking.PrecisionRecallPoint> precisionRecall,
        List<Calibration.Bin> calibration,
        @Nullable Confusion confusion,
        @Nullable ScoreHistogram scores,
        @Nullable Latency latency,
        @Nullable SandboxLevel sandbox,
        @Nullable Baseline baseline,
        String versionDigest,
        Map<String, String> datasetDigests,
        String policyHash,
        Map<String, String> software,
        Map<String, Long> seeds) {
    /// Which evaluation this is the evidence of.
    public record Head(Subject subject, PolicyRef policy, Verdict verdict) {}

    /// Times of single rows in the child, and what it took.
    public record Latency(
            int rows,
            double p50Micros,
            double p95Micros,
            double p99Micros,
            long loadMillis,
            long peakMemoryBytes) {
        static Latency of(ScoreOutcome.Scored child) {
            return new Latency(
                    child.latency().rows(),
                    child.latency().p50Micros(),
                    child.latency().p95Micros(),
                    child.latency().p99Micros(),
                    child.loadMillis(),
                    child.peakMemoryBytes());
        }
    }

    /// Puts the evidence together.
    ///
    /// @param datasetDigests digest of each table by the name that gates use
    public static Evidence of(
            Head head,
            Judged judged,
            @Nullable Baseline baseline,
            Map<String, String> datasetDigests) {
        Optional<Performance> performance =
                judged.measured().map(measured -> measured.performance());
        return new Evidence(
                head,
                judged.gates(),
                performance.map(Performance::metrics).orElse(Map.of()),
                performance.map(Performance::roc).orElse(List.of()),
                performance.map(Performance::precisionRecall).orElse(List.of()),
                performance.map(Performance::calibration).orElse(List.of()),
                performance.flatMap(Performance::confusion).orElse(null),
                performance.map(Performance::scores).orElse(null),
                judged.measured().map(measured -> Latency.of(measured.child())).orElse(null),
                judged.measured().map(measured -> measured.child().sandbox()).orElse(null),
                baseline,
                head.subject().versionDigest(),
                new TreeMap<>(datasetDigests),
                head.policy().hash(),
                Map.of("java", System.getProperty("java.version", "unknown")),
                Map.of());
    }
}
