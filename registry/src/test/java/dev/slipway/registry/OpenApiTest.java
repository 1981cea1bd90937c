package dev.slipway.registry;

import dev.slipway.testkit.OpenApiSnapshot;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class OpenApiTest {
    @Test
    void theApiIsTheCommittedOne() throws IOException {
        OpenApiSnapshot.check("registry");
    }
}
