package dev.slipway.serving.v2;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.serving.json.JsonCursor;
import dev.slipway.serving.json.JsonException;
import dev.slipway.serving.onnx.Batch;
import dev.slipway.serving.onnx.Scorer;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads an inference request in one pass: numbers go straight into the scorer's input tensors,
/// everything else is kept here until the next request.
///
/// Not thread-safe; one per scorer.
public final class InferReader {
    private static final KeyNames KEYS =
            new KeyNames("id", "inputs", "outputs", "parameters", "model_name");

    /// Longest id in characters. The monitor names a row `ID:ROW`, in 200 characters at most.
    static final int LONGEST_ID = 180;

    private final JsonCursor json = new JsonCursor();
    private final InputReader inputs;
    private final ParameterReader parameters;
    private final SeenKeys seen = new SeenKeys();
    private final SeenKeys seenInOutput = new SeenKeys();
    private final KeyNames outputNames;
    private final Signature signature;
    private final int[] requested;
    private int requestedCount;
    private boolean inputsSeen;
    private @Nullable String id;

    public InferReader(Signature signature) {
        this.signature = signature;
        this.inputs = new InputReader(json, signature.inputs(), Batch.isVariable(signature));
        this.parameters = new ParameterReader(json);
        this.requested = new int[signature.outputs().size()];
        this.outputNames =
                new KeyNames(
                        signature.outputs().stream().map(TensorSpec::name).toArray(String[]::new));
    }

    /// The caller's id, if there was one.
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /// The request parameter `slipway_event_time`, if there was one.
    public OptionalLong eventMillis() {
        long millis = parameters.eventMillis();
        return millis == ParameterReader.NONE ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    /// How many outputs to answer.
    public int outputCount() {
        return requestedCount;
    }

    /// Which output of the model is the `position`-th of the answer.
    public int output(int position) {
        return requested[position];
    }

    /// Reads a request into the scorer's inputs.
    ///
    /// @throws V2Exception saying what is wrong, with the tensor's name
    public void read(byte[] body, int length, Scorer scorer) throws V2Exception {
        json.over(body, 0, length);
        inputs.begin();
        parameters.begin();
        seen.clear();
        id = null;
        requestedCount = 0;
        inputsSeen = false;
        try {
            readRequest(scorer);
        } catch (JsonException malformed) {
            throw V2Exception.invalid(String.valueOf(malformed.getMessage()));
        }
        if (!inputsSeen) {
            throw V2Exception.invalid("inputs is missing");
        }
        inputs.requireAll();
        if (requestedCount == 0) {
            requestAll();
        }
    }

    private void requestAll() {
        requestedCount = requested.length;
        for (int i = 0; i < requestedCount; i++) {
            requested[i] = i;
        }
    }

    private void readRequest(Scorer scorer) throws JsonException, V2Exception {
        if (json.peek() != '{') {
            throw json.unexpected("a JSON object as the body");
        }
        json.expect('{');
        if (!json.take('}')) {
            int likely = 0;
            do {
                String key = KEYS.read(json, likely++);
                seen.add(key);
                json.expect(':');
                readField(key, scorer);
            } while (json.take(','));
            json.expect('}');
        }
        json.expectEnd();
    }

    private void readField(String key, Scorer scorer) throws JsonException, V2Exception {
        switch (key) {
            case "id" -> readId();
            case "inputs" -> readInputs(scorer);
            case "outputs" -> readOutputs();
            case "parameters" -> parameters.readRequest();
            default -> json.skipValue();
        }
    }

    private void readId() throws JsonException {
        if (json.takeNull()) {
            return;
        }
        if (json.peek() != '"') {
            throw new JsonException("id must be a string");
        }
        String text = json.readString();
        if (text.length() > LONGEST_ID) {
            throw new JsonException("id is longer than " + LONGEST_ID + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new JsonException("id holds a control character");
        }
        id = text.isEmpty() ? null : text;
    }

    private void readInputs(Scorer scorer) throws JsonException, V2Exception {
        if (json.takeNull()) {
            return;
        }
        inputsSeen = true;
        json.expect('[');
        if (json.take(']')) {
            return;
        }
        do {
            inputs.read(scorer);
        } while (json.take(','));
        json.expect(']');
    }

    private void readOutputs() throws JsonException {
        if (json.takeNull()) {
            return;
        }
        json.expect('[');
        if (json.take(']')) {
            return;
        }
        do {
            readOutput();
        } while (json.take(','));
        json.expect(']');
    }

    private void readOutput() throws JsonException {
        seenInOutput.clear();
        int found = -1;
        json.expect('{');
        if (!json.take('}')) {
            do {
                String key = json.readString();
                seenInOutput.add(key);
                json.expect(':');
                switch (key) {
                    case "name" -> found = outputIndex(json.readString());
                    case "parameters" -> parameters.readOutput();
                    default -> json.skipValue();
                }
            } while (json.take(','));
            json.expect('}');
        }
        if (found < 0) {
            throw new JsonException("an entry of outputs has no name");
        }
        request(found);
    }

    private int outputIndex(String name) throws JsonException {
        int found = outputNames.index(name, 0);
        if (found < 0) {
            throw new JsonException(
                    "the model has no output '%s'; it has %s"
                            .formatted(
                                    name,
                                    signature.outputs().stream().map(TensorSpec::name).toList()));
        }
        return found;
    }

    /// An output asked for twice is answered once.
    private void request(int output) {
        for (int i = 0; i < requestedCount; i++) {
            if (requested[i] == output) {
                return;
            }
        }
        requested[requestedCount++] = output;
    }
}
