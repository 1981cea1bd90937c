package dev.slipway.core.onnx;

import dev.slipway.core.onnx.GraphValue.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Inputs and outputs with their types.
final class ValueParser {
    private static final int MAX_RANK = 32;
    private static final long VARIABLE = -1;

    private final WireReader wire;

    ValueParser(WireReader wire) {
        this.wire = wire;
    }

    /// `ValueInfoProto`: name 1, type 2.
    GraphValue value() throws IOException {
        String name = "";
        ValueType type = new ValueType.Other("value without a type");
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> name = wire.text();
                case 2 -> type = type();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        if (name.isEmpty()) {
            throw wire.damaged("an input or output without a name");
        }
        return new GraphValue(name, type);
    }

    /// `TypeProto`: tensor 1, sequence 4, map 5, opaque 7, sparse tensor 8, optional 9.
    private ValueType type() throws IOException {
        ValueType type = new ValueType.Other("value without a type");
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> type = tensor();
                case 4 -> type = wrapped("sequence", 1);
                case 5 -> type = wrapped("map", 2);
                case 7 -> type = other("opaque value");
                case 8 -> type = other("sparse tensor");
                case 9 -> type = wrapped("optional", 1);
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        return type;
    }

    private ValueType other(String description) throws IOException {
        wire.skip();
        return new ValueType.Other(description);
    }

    private ValueType wrapped(String what, int elementField) throws IOException {
        String element = "";
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == elementField) {
                element = describe(type());
            } else {
                wire.skip();
            }
        }
        wire.leave(outer);
        return new ValueType.Other(what + "(" + element + ")");
    }

    private static String describe(ValueType type) {
        return switch (type) {
            case ValueType.Tensor tensor -> "tensor";
            case ValueType.Other(String description) -> description;
        };
    }

    /// `TypeProto.Tensor`: element type 1, shape 2.
    private ValueType tensor() throws IOException {
        int element = 0;
        List<Long> shape = List.of(VARIABLE);
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> element = (int) wire.number();
                case 2 -> shape = shape();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        return new ValueType.Tensor(element, shape);
    }

    /// `TensorShapeProto`: dimension 1.
    private List<Long> shape() throws IOException {
        List<Long> dimensions = new ArrayList<>();
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == 1) {
                dimensions.add(dimension());
            } else {
                wire.skip();
            }
            if (dimensions.size() > MAX_RANK) {
                throw wire.over("a tensor of more than " + MAX_RANK + " dimensions");
            }
        }
        wire.leave(outer);
        return dimensions;
    }

    /// `TensorShapeProto.Dimension`: value 1; anything else is variable.
    private long dimension() throws IOException {
        long value = VARIABLE;
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == 1) {
                value = Math.max(VARIABLE, wire.number());
            } else {
                wire.skip();
            }
        }
        wire.leave(outer);
        return value;
    }
}
