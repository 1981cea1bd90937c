package dev.slipway.serving.online;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.TensorSpec;
import java.util.List;

/// Bodies of everything that is no inference.
final class ControlAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLATFORM = "onnx_onnxv1";
    private static final String SERVER = "slipway-serving";

    private ControlAnswers() {}

    record Server(String name, String version, List<String> extensions) {}

    record Live(boolean live) {}

    record Ready(boolean ready) {}

    record NotReady(boolean ready, String error) {}

    record Named(String name, boolean ready) {}

    record Models(List<String> models) {}

    record Metadata(
            String name,
            List<String> versions,
            String platform,
            List<TensorSpec> inputs,
            List<TensorSpec> outputs) {}

    record Failure(String error) {}

    static byte[] server() {
        return json(new Server(SERVER, version(), List.of()));
    }

    private static String version() {
        String version = ControlAnswers.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    static byte[] metadata(LoadedModel model) {
        return json(
                new Metadata(
                        model.name(),
                        List.of(model.version()),
                        PLATFORM,
                        model.model().signature().inputs(),
                        model.model().signature().outputs()));
    }

    static byte[] error(String message) {
        return json(new Failure(message));
    }

    static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
