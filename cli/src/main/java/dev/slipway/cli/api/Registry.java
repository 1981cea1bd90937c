package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Models, versions and aliases.
public final class Registry {
    private final Api api;

    public Registry(Api api) {
        this.api = api;
    }

    /// Makes the model unless there is one of that name.
    ///
    /// @return whether it is new
    public boolean ensureModel(String name, String description) {
        try {
            api.get("/api/v1/models/" + Names.segment(name));
            return false;
        } catch (ApiException e) {
            if (e.problem().status() != 404) {
                throw e;
            }
        }
        try {
            api.post("/api/v1/models", Map.of("name", name, "description", description));
            return true;
        } catch (ApiException e) {
            if (e.problem().status() != 409) {
                throw e;
            }
            return false;
        }
    }

    /// The version behind `model/3` or `model@champion`.
    public JsonNode version(String reference) {
        return api.get("/api/v1/versions" + Names.query(Map.of("ref", reference)));
    }

    /// Points an alias at a version, wherever it points now.
    public JsonNode moveAlias(String model, String alias, int version) {
        return api.put(
                        "/api/v1/models/%s/aliases/%s"
                                .formatted(Names.segment(model), Names.segment(alias)),
                        Map.of("version", version))
                .body();
    }
}
