package dev.slipway.builder;

import dev.slipway.testkit.OpenApiSnapshot;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "builder")
@QuarkusTestResource(TestBase.class)
class OpenApiTest {
    @Test
    void theApiIsTheCommittedOne() throws IOException {
        OpenApiSnapshot.check("builder");
    }
}
