package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.output.Shell;
import dev.slipway.cli.rows.Input;
import java.util.List;

/// A deployment's model behind the gateway.
///
/// @param inferPath where rows are sent
public record Endpoint(Api api, String inferPath) {
    private static final String INFER = "/infer";

    /// The endpoint of `staging/flight-delay`. It is the server that is asked, and not the
    /// deployer, so that the right to predict is all that is needed.
    ///
    /// @throws Stop when its server has no model
    public static Endpoint of(Api api, String deployment) {
        String models = "/serve/" + Names.path(deployment) + "/v2/models";
        JsonNode first = api.get(models).path("models").path(0);
        if (first.isMissingNode()) {
            throw new Stop(
                    ExitCode.ERROR,
                    deployment + " has no model loaded now",
                    "look with `slipway %s`".formatted(Shell.words("status", deployment)));
        }
        return new Endpoint(api, models + "/" + Names.segment(first.asText()) + INFER);
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
