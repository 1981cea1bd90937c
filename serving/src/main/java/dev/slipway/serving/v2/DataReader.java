package dev.slipway.serving.v2;

import dev.slipway.serving.json.JsonCursor;
import dev.slipway.serving.json.JsonException;
import dev.slipway.serving.tensor.Tensor;

/// Reads the `data` of a tensor: flat, or nested at any depth as long as every list of a level is
/// equally long and the number of leaves is right. Iterative.
final class DataReader {
    private static final int UNKNOWN = -1;

    private final JsonCursor json;
    private final int[] lengths = new int[JsonCursor.MOST_NESTING + 1];
    private final int[] counts = new int[JsonCursor.MOST_NESTING + 1];
    private int depth;
    private int deepest;
    private int leafDepth;
    private int leaves;

    DataReader(JsonCursor json) {
        this.json = json;
    }

    /// Fills the tensor, which has its shape already.
    void read(Tensor tensor) throws JsonException {
        depth = 0;
        deepest = 0;
        leafDepth = UNKNOWN;
        leaves = 0;
        do {
            open();
            if (json.peek() != ']') {
                readLeaves(tensor);
            }
            do {
                close();
            } while (depth > 0 && !json.take(','));
        } while (depth > 0);
        if (leaves != tensor.elements()) {
            throw wrongCount(tensor, Integer.toString(leaves));
        }
    }

    private void open() throws JsonException {
        do {
            if (depth > 0 && json.peek() != '[') {
                throw ragged();
            }
            json.expect('[');
            if (depth == JsonCursor.MOST_NESTING) {
                throw new JsonException("nesting is deeper than " + JsonCursor.MOST_NESTING);
            }
            depth++;
            counts[depth] = 0;
            if (depth > deepest) {
                deepest = depth;
                lengths[depth] = UNKNOWN;
            }
        } while (json.peek() == '[');
    }

    private void close() throws JsonException {
        json.expect(']');
        if (lengths[depth] == UNKNOWN) {
            lengths[depth] = counts[depth];
        } else if (lengths[depth] != counts[depth]) {
            throw ragged();
        }
        depth--;
        counts[depth]++;
    }

    private void readLeaves(Tensor tensor) throws JsonException {
        if (leafDepth != UNKNOWN && leafDepth != depth) {
            throw ragged();
        }
        leafDepth = depth;
        int first = leaves;
        int most = tensor.elements();
        int index = first;
        try {
            do {
                if (index == most) {
                    throw wrongCount(tensor, "more");
                }
                ElementReader.read(json, tensor, index);
                index++;
            } while (json.take(','));
        } catch (JsonException wrong) {
            throw index == most ? wrong : at(index, wrong);
        }
        leaves = index;
        counts[depth] = index - first;
    }

    private static JsonException at(int index, JsonException wrong) {
        return new JsonException("data[" + index + "]: " + wrong.getMessage());
    }

    private static JsonException wrongCount(Tensor tensor, String given) {
        return new JsonException(
                "data has %s elements, the shape needs %d".formatted(given, tensor.elements()));
    }

    private static JsonException ragged() {
        return new JsonException("data is ragged: lists of one level differ in length or depth");
    }
}
