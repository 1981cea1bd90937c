package dev.slipway.validator.evaluation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long an evaluation may take, and what its child may.
@ConfigMapping(prefix = "slipway.evaluation")
interface EvaluationConfig {
    /// A waiting evaluation that no worker took for this long ends as ERROR.
    @WithDefault("24h")
    Duration queueDeadline();

    /// An evaluation that did not end this long after its start, retries included, ends as ERROR.
    @WithDefault("20m")
    Duration deadline();

    /// Resident memory of the scoring child.
    @WithDefault("1073741824")
    long childMemoryBytes();

    /// Wall time of one run of the scoring child.
    @WithDefault("5m")
    Duration childTime();
}
