package dev.slipway.builder.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.state.BuildState;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BuildStateTest {

    @Property
    void aBuildMovesOnlyAsTheTableSays(@ForAll BuildState from, @ForAll BuildState to) {
        var build = new BuildEntity();
        build.state = from;

        boolean moved = BuildLifecycle.move(build, to);

        assertThat(moved).isEqualTo(BuildState.MOVES.allows(from, to));
        assertThat(build.state).isEqualTo(moved ? to : from);
    }

    @Property
    void theEndIsFinal(@ForAll("ended") BuildState from, @ForAll BuildState to) {
        var build = new BuildEntity();
        build.state = from;

        assertThat(BuildLifecycle.move(build, to)).isFalse();
    }

    @Provide
    Arbitrary<BuildState> ended() {
        return Arbitraries.of(
                List.copyOf(EnumSet.of(BuildState.BUILT, BuildState.FAILED, BuildState.CANCELLED)));
    }

    @Test
    void everyStateThatIsNoEndCanBeCancelled() {
        for (BuildState state : BuildState.values()) {
            assertThat(BuildState.MOVES.allows(state, BuildState.CANCELLED))
                    .isEqualTo(!BuildState.MOVES.isTerminal(state));
        }
    }
}
