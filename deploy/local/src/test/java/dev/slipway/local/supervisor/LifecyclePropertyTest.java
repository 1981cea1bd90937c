package dev.slipway.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LifecyclePropertyTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void whateverIsSeenAProcessIsOnlyStartedWhenThereIsNoneAndEverythingNeededIsReady(
            @ForAll List<Observation> seen, @ForAll boolean dependenciesReady) {
        ChildState state = ChildState.initial(T0);
        Instant now = T0;
        for (Observation observation : seen) {
            now = now.plusSeconds(40);
            Lifecycle.Decision decision =
                    Lifecycle.decide(state, observation, dependenciesReady, now);
            if (decision.start()) {
                assertThat(observation).isEqualTo(Observation.GONE);
                assertThat(dependenciesReady).isTrue();
            }
            assertThat(decision.state().restarts()).isGreaterThanOrEqualTo(state.restarts());
            if (observation == Observation.READY) {
                assertThat(decision.state().phase()).isEqualTo(Phase.READY);
            }
            state = decision.state();
        }
    }
}
