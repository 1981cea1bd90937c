package dev.slipway.registry.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.state.VersionState;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class VersionStateTest {
    record Move(VersionState from, VersionState to) {}

    private static final Set<Move> LEGAL =
            Set.of(
                    new Move(VersionState.UPLOADING, VersionState.SEALED),
                    new Move(VersionState.UPLOADING, VersionState.ABANDONED));

    @Property
    void onlyAnUploadMoves(@ForAll VersionState from, @ForAll VersionState to) {
        assertThat(VersionState.MOVES.allows(from, to))
                .isEqualTo(LEGAL.contains(new Move(from, to)));
    }

    @Property
    void whatIsNotAnUploadIsFinal(@ForAll VersionState state) {
        assertThat(VersionState.MOVES.isTerminal(state)).isEqualTo(state != VersionState.UPLOADING);
    }
}
