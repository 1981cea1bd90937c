package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.rows.Input;
import java.util.List;

/// A deployment's model behind the gateway.
///
/// @param inferPath where rows are sent
public record Endpoint(Api api, String inferPath) {
    private static final String INFER = "/infer";

    /// The endpoint of `staging/flight-delay`.
    public static Endpoint of(Api api, String deployment) {
        JsonNode resource = api.get("/api/v1/deployments/" + Names.path(deployment));
        return new Endpoint(api, resource.path("endpoint").asText());
    }

    /// The model's inputs, as it names them itself.
    public List<Input> inputs() {
        String model = inferPath.substring(0, inferPath.length() - INFER.length());
        return Input.of(api.get(model));
    }

    /// The answer to a request that is JSON already.
    public JsonNode infer(byte[] request) {
        return api.postBytes(inferPath, request).body();
    }
}
