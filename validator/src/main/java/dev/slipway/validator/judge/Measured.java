package dev.slipway.validator.judge;

import dev.slipway.validator.evidence.BaselineMaker.ScorePlace;
import dev.slipway.validator.evidence.Performance;
import dev.slipway.validator.evidence.ScoredRows;
import dev.slipway.validator.scoring.ScoreOutcome;

/// A model on a table.
///
/// @param place which output the scores are of
/// @param child what the scoring child reported
/// @param golden rows to answer again before a release is ready
public record Measured(
        LabelledTable table,
        ScoredRows rows,
        Performance performance,
        ScorePlace place,
        ScoreOutcome.Scored child,
        GoldenRows golden) {}
