package dev.slipway.validator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.state.EvaluationState;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EvaluationStateTest {
    private static final Set<EvaluationState> ENDS =
            EnumSet.complementOf(EnumSet.of(EvaluationState.QUEUED, EvaluationState.RUNNING));

    @Property
    void onlyTheMovesOfTheDesignAreLegal(@ForAll EvaluationState from, @ForAll EvaluationState to) {
        boolean legal =
                switch (from) {
                    case QUEUED ->
                            to == EvaluationState.RUNNING
                                    || to == EvaluationState.CANCELLED
                                    || to == EvaluationState.ERROR;
                    case RUNNING -> ENDS.contains(to);
                    case PASS, FAIL, INCONCLUSIVE, ERROR, CANCELLED -> false;
                };

        assertThat(EvaluationState.MOVES.allows(from, to)).isEqualTo(legal);
    }

    @Property
    void everyVerdictIsAnEnd(@ForAll dev.slipway.core.state.Verdict verdict) {
        assertThat(EvaluationState.MOVES.isTerminal(Finding.state(verdict))).isTrue();
    }
}
