package dev.slipway.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.WithStack;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
@TestProfile(LastAnswersTest.OwnApplication.class)
class LastAnswersTest {
    /// The application of this test ends in the middle; others do not share it.
    public static final class OwnApplication implements QuarkusTestProfile {}

    @Inject Event<ShutdownDelayInitiatedEvent> signal;

    @Test
    void afterTheSignalEveryAnswerClosesItsConnection() {
        assertThat(given().get("/probe/absent").header("Connection")).isNull();

        signal.fire(new ShutdownDelayInitiatedEvent());

        assertThat(given().get("/probe/absent").header("Connection")).isEqualTo("close");
    }
}
