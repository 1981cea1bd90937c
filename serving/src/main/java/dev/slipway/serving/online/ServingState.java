package dev.slipway.serving.online;

import dev.slipway.serving.online.Readiness.NotReady;
import dev.slipway.serving.online.Readiness.Ready;
import dev.slipway.serving.v2.V2Exception;
import dev.slipway.serving.v2.V2Status;
import org.jspecify.annotations.Nullable;

/// The readiness of this process, changed by one thread and read by all.
final class ServingState {
    private volatile Readiness readiness = new NotReady("the model is loading");
    private volatile boolean draining;

    /// What probes are told.
    Readiness current() {
        return draining ? new NotReady("the server is shutting down") : readiness;
    }

    /// Probes are told to stay away; requests that still come are answered.
    void draining() {
        draining = true;
    }

    void ready(LoadedModel model) {
        readiness = new Ready(model);
    }

    void notReady(String reason) {
        readiness = new NotReady(reason);
    }

    /// The model of a name.
    ///
    /// @throws V2Exception 503 when not ready, 404 when it is another
    LoadedModel require(String name, @Nullable String version) throws V2Exception {
        LoadedModel model =
                switch (readiness) {
                    case Ready ready -> ready.model();
                    case NotReady notReady ->
                            throw new V2Exception(V2Status.UNAVAILABLE, notReady.reason());
                };
        if (!model.answersTo(name, version)) {
            String asked = version == null ? name : name + " version " + version;
            throw new V2Exception(
                    V2Status.NOT_FOUND,
                    "there is no model %s here; this server answers for %s version %s"
                            .formatted(asked, model.name(), model.version()));
        }
        return model;
    }
}
