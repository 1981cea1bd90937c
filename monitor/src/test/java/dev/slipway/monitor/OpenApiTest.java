package dev.slipway.monitor;

import dev.slipway.testkit.OpenApiSnapshot;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "monitor")
class OpenApiTest {
    @Test
    void theApiIsTheCommittedOne() throws IOException {
        OpenApiSnapshot.check("monitor");
    }
}
