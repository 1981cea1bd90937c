package dev.slipway.validator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The committed document is the API. After a wanted change, write it anew with
/// `-Dopenapi.update=true`.
@QuarkusTest
@WithStack(role = "validator")
class OpenApiTest {
    private static final Path COMMITTED = Path.of("../docs/openapi/validator.json");
    private static final JsonMapper JSON = new JsonMapper();

    @TestHTTPResource(value = "/openapi?format=json", management = true)
    URI document;

    @Test
    void theCommittedDocumentIsTheApi() throws IOException {
        JsonNode generated = JSON.readTree(document.toURL());
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(COMMITTED.resolveSibling(""));
            Files.writeString(
                    COMMITTED,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(generated) + "\n");
        }

        assertThat(generated.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(generated)
                .as("docs/openapi/validator.json differs; write it anew with -Dopenapi.update=true")
                .isEqualTo(JSON.readTree(COMMITTED.toFile()));
    }
}
