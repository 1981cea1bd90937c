package dev.slipway.serving.v2;

import dev.slipway.core.model.TensorSpec;
import dev.slipway.serving.json.JsonCursor;
import dev.slipway.serving.json.JsonException;
import dev.slipway.serving.onnx.Scorer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one entry of `inputs` into the input tensor of its name. Keys may come in any order: when
/// `data` comes before what it depends on, its place is remembered and read at the end.
final class InputReader {
    private static final int MOST_DIMENSIONS = 32;
    private static final int NOT_SEEN = -1;

    private static final KeyNames KEYS =
            new KeyNames("name", "shape", "datatype", "data", "parameters");

    private final JsonCursor json;
    private final DataReader data;
    private final ParameterReader parameters;
    private final List<TensorSpec> specs;
    private final KeyNames names;
    private final KeyNames[] datatypes;
    private final boolean sameBatch;
    private final SeenKeys seen = new SeenKeys();
    private final long[] shape = new long[MOST_DIMENSIONS];
    private final boolean[] given;
    private int rank;
    private int index;
    private @Nullable String datatype;
    private int dataAt;
    private boolean dataRead;
    private int givenCount;
    private long batch;
    private @Nullable String batchOf;

    InputReader(JsonCursor json, List<TensorSpec> specs, boolean sameBatch) {
        this.json = json;
        this.data = new DataReader(json);
        this.parameters = new ParameterReader(json);
        this.specs = specs;
        this.sameBatch = sameBatch;
        this.given = new boolean[specs.size()];
        this.names = new KeyNames(specs.stream().map(TensorSpec::name).toArray(String[]::new));
        this.datatypes =
                specs.stream()
                        .map(spec -> new KeyNames(spec.datatype().name()))
                        .toArray(KeyNames[]::new);
    }

    void begin() {
        java.util.Arrays.fill(given, false);
        givenCount = 0;
        batch = NOT_SEEN;
    }

    /// Whether all inputs were given, and the first that was not.
    void requireAll() throws V2Exception {
        for (int i = 0; i < given.length; i++) {
            if (!given[i]) {
                throw V2Exception.invalid("input " + specs.get(i).name() + " is missing");
            }
        }
    }

    void read(Scorer scorer) throws V2Exception {
        index = NOT_SEEN;
        rank = NOT_SEEN;
        datatype = null;
        dataAt = NOT_SEEN;
        dataRead = false;
        try {
            readObject(scorer);
        } catch (JsonException wrong) {
            throw V2Exception.invalid(where() + wrong.getMessage());
        }
    }

    private String where() {
        return index < 0 ? "inputs: " : "input " + specs.get(index).name() + ": ";
    }

    private void readObject(Scorer scorer) throws JsonException, V2Exception {
        seen.clear();
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
        finish(scorer);
    }

    private void readField(String key, Scorer scorer) throws JsonException, V2Exception {
        switch (key) {
            case "name" -> readName();
            case "shape" -> readShape();
            case "datatype" -> datatype = datatypes[Math.max(0, index)].read(json, 0);
            case "parameters" -> parameters.readInput();
            case "data" -> {
                if (json.takeNull()) {
                    return;
                }
                dataAt = json.position();
                if (index >= 0 && rank >= 0 && datatype != null) {
                    readData(scorer);
                } else {
                    json.skipValue();
                }
            }
            default -> json.skipValue();
        }
    }

    private void readName() throws JsonException {
        int likely = givenCount % specs.size();
        String name = names.read(json, likely);
        int found = names.index(name, likely);
        if (found < 0) {
            throw new JsonException(
                    "the model has no input '%s'; it has %s"
                            .formatted(name, specs.stream().map(TensorSpec::name).toList()));
        }
        index = found;
        if (given[found]) {
            throw new JsonException("is given twice");
        }
        given[found] = true;
        givenCount++;
    }

    private void readShape() throws JsonException {
        json.expect('[');
        rank = 0;
        if (json.take(']')) {
            return;
        }
        do {
            if (rank == MOST_DIMENSIONS) {
                throw new JsonException("shape has more than " + MOST_DIMENSIONS + " dimensions");
            }
            shape[rank++] = dimension();
        } while (json.take(','));
        json.expect(']');
    }

    private long dimension() throws JsonException {
        try {
            return json.readLong(0, Long.MAX_VALUE);
        } catch (JsonException wrong) {
            throw new JsonException("shape[" + (rank - 1) + "]: " + wrong.getMessage());
        }
    }

    private void finish(Scorer scorer) throws JsonException, V2Exception {
        if (index < 0) {
            throw new JsonException("an entry has no name");
        }
        if (rank < 0) {
            throw new JsonException("shape is missing");
        }
        if (datatype == null) {
            throw new JsonException("datatype is missing");
        }
        if (dataAt < 0) {
            throw new JsonException("data is missing");
        }
        if (!dataRead) {
            int end = json.position();
            json.position(dataAt);
            readData(scorer);
            json.position(end);
        }
    }

    private void readData(Scorer scorer) throws JsonException {
        TensorSpec spec = specs.get(index);
        int elements = ShapeCheck.elements(spec, datatype, shape, rank);
        checkBatch(spec);
        // Each element takes at least one byte of text, and a comma but for the last.
        if (elements > json.remaining() / 2 + 1) {
            throw new JsonException(
                    "data has fewer elements than the %d that the shape needs".formatted(elements));
        }
        scorer.input(index).reset(shape, rank, elements);
        data.read(scorer.input(index));
        dataRead = true;
    }

    private void checkBatch(TensorSpec spec) throws JsonException {
        if (!sameBatch || rank == 0) {
            return;
        }
        if (batch == NOT_SEEN) {
            batch = shape[0];
            batchOf = spec.name();
        } else if (batch != shape[0]) {
            throw new JsonException(
                    "has %d rows, but input %s has %d".formatted(shape[0], batchOf, batch));
        }
    }
}
