package dev.slipway.core.onnx;

/// Hand-made models: one input `x`, one output `y`, one node between them.
final class SmallModels {
    static final int FLOAT = 1;

    private SmallModels() {}

    static Proto model(Proto graph) {
        return Proto.message()
                .number(1, 8)
                .text(2, "by hand")
                .with(7, graph)
                .with(8, Proto.message().text(1, "").number(2, 18));
    }

    static Proto graph(Proto node) {
        return Proto.message()
                .with(1, node)
                .text(2, "g")
                .with(11, value("x", tensor(FLOAT, -1, 1)))
                .with(12, value("y", tensor(FLOAT, -1, 1)));
    }

    static Proto identity() {
        return node("", "Identity");
    }

    static Proto node(String domain, String operator) {
        return Proto.message().text(1, "x").text(2, "y").text(4, operator).text(7, domain);
    }

    static Proto value(String name, Proto type) {
        return Proto.message().text(1, name).with(2, type);
    }

    static Proto tensor(int elementType, long... shape) {
        Proto dimensions = Proto.message();
        for (long size : shape) {
            dimensions.with(
                    1, size < 0 ? Proto.message().text(2, "N") : Proto.message().number(1, size));
        }
        return Proto.message().with(1, Proto.message().number(1, elementType).with(2, dimensions));
    }

    static Proto sequenceOfMaps() {
        Proto map = Proto.message().with(5, Proto.message().number(1, 7).with(2, tensor(FLOAT)));
        return Proto.message().with(4, Proto.message().with(1, map));
    }

    static Proto externalTensor(String name, String... keysAndValues) {
        Proto tensor = Proto.message().number(1, 4).number(2, FLOAT).text(8, name);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tensor.with(
                    13, Proto.message().text(1, keysAndValues[i]).text(2, keysAndValues[i + 1]));
        }
        return tensor.number(14, 1);
    }

    static Proto withExternal(String... keysAndValues) {
        return model(graph(identity()).with(5, externalTensor("w", keysAndValues)));
    }
}
