package dev.slipway.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares the OpenAPI document that a service's build generates with the committed one in
/// `docs/openapi`. To accept a change, run the test with `-Dopenapi.update` and commit the file.
public final class OpenApiSnapshot {
    private static final String UPDATE = "openapi.update";
    private static final Path GENERATED = Path.of("target", "openapi", "openapi.json");
    private static final Path COMMITTED = Path.of("..", "docs", "openapi");
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private OpenApiSnapshot() {}

    /// Checks the document of the service in the current module. Call it from a `@QuarkusTest`: the
    /// document is written when the application is built for the test.
    ///
    /// @throws AssertionError when the documents differ, saying how to accept the change
    public static void check(String service) throws IOException {
        JsonNode generated = MAPPER.readTree(GENERATED.toFile());
        Path committed = COMMITTED.resolve(service + ".json");
        if (System.getProperty(UPDATE) != null) {
            Files.createDirectories(COMMITTED);
            Files.writeString(committed, MAPPER.writeValueAsString(generated) + "\n");
        }
        if (!Files.exists(committed) || !MAPPER.readTree(committed.toFile()).equals(generated)) {
            throw new AssertionError(
                    ("The API of %s differs from docs/openapi/%s.json. If that is meant, run the test"
                                    + " with -D%s and commit the file.")
                            .formatted(service, service, UPDATE));
        }
    }
}
