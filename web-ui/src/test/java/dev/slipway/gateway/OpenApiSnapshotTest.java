package dev.slipway.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The committed API document is the one that the code makes. After a wanted change, copy
/// `web-ui/target/openapi/openapi.json` to `docs/openapi/gateway.json`.
@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
class OpenApiSnapshotTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COMMITTED = Path.of("../docs/openapi/gateway.json");
    private static final Path MADE = Path.of("target/openapi/openapi.json");

    @Test
    void theCommittedDocumentIsCurrent() throws Exception {
        JsonNode made = JSON.readTree(Files.readString(MADE));

        assertThat(made.path("openapi").asText()).startsWith("3.1");
        assertThat(JSON.readTree(Files.readString(COMMITTED))).isEqualTo(made);
    }

    @Test
    void theGatewayAnswersItsDocument() {
        given().get("/api/v1/openapi.json?service=gateway")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Slipway gateway"));
        given().get("/api/v1/openapi.json?service=nothing").then().statusCode(404);
    }
}
