package dev.slipway.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.ReleaseFlow;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class ReleaseMovesTest extends ReleaseFlow {
    @Inject ReleaseMoves moves;
    @Inject Deadlines deadlines;

    @Test
    void ofAllPairsOfStatesExactlyTheLegalOnesMove() {
        UUID id = begin(publish(1, ImageKind.MODEL_ONLY, READY));
        for (ReleaseState from : ReleaseState.values()) {
            for (ReleaseState to : ReleaseState.values()) {
                put(id, from);
                ReleaseRow before = row(id);
                assertThat(moves.advance(before, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(ReleaseState.MOVES.allows(from, to));
                boolean moved = ReleaseState.MOVES.allows(from, to);
                assertThat(row(id).state()).isEqualTo(moved ? to : from);
                assertThat(row(id).rowVersion()).isEqualTo(before.rowVersion() + (moved ? 1 : 0));
                assertThat(moves.advance(before, to)).as("a second time").isFalse();
            }
        }
        put(id, ReleaseState.FAILED);
    }

    @Test
    void everyStateWithWorkBeforeItHasADeadlineAndNoOther() {
        for (ReleaseState state : ReleaseState.values()) {
            assertThat(deadlines.of(state).isPresent())
                    .as(state.name())
                    .isEqualTo(state.inProgress());
        }
    }

    private static void put(UUID id, ReleaseState state) {
        try (Connection owner = TestPostgres.owner();
                PreparedStatement statement =
                        owner.prepareStatement(
                                "update deployer.release set state = ? where id = ?")) {
            statement.setString(1, state.name());
            statement.setObject(2, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
