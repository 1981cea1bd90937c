package dev.slipway.registry.version;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The smallest models that a test needs, written field by field in protobuf's wire form.
final class OnnxBytes {
    private static final int FLOAT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private OnnxBytes number(int field, int value) {
        bytes.write(field << 3);
        varint(value);
        return this;
    }

    private OnnxBytes text(int field, String value) {
        return message(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private OnnxBytes message(int field, byte[] value) {
        varint(field << 3 | 2);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void varint(int value) {
        int rest = value;
        while (rest > 0x7f) {
            bytes.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }

    private byte[] done() {
        return bytes.toByteArray();
    }

    /// `y = x + w`, with `w` in another file.
    static byte[] withExternalData(String location) {
        byte[] entry = new OnnxBytes().text(1, "location").text(2, location).done();
        byte[] weight =
                new OnnxBytes()
                        .number(1, 1)
                        .number(2, FLOAT)
                        .text(8, "w")
                        .message(13, entry)
                        .number(14, 1)
                        .done();
        byte[] node = new OnnxBytes().text(1, "x").text(1, "w").text(2, "y").text(4, "Add").done();
        byte[] graph =
                new OnnxBytes()
                        .message(1, node)
                        .text(2, "g")
                        .message(5, weight)
                        .message(11, value("x"))
                        .message(12, value("y"))
                        .done();
        byte[] opset = new OnnxBytes().number(2, 17).done();
        return new OnnxBytes().number(1, 8).message(7, graph).message(8, opset).done();
    }

    private static byte[] value(String name) {
        byte[] dimension = new OnnxBytes().number(1, 1).done();
        byte[] shape = new OnnxBytes().message(1, dimension).done();
        byte[] tensor = new OnnxBytes().number(1, FLOAT).message(2, shape).done();
        byte[] type = new OnnxBytes().message(1, tensor).done();
        return new OnnxBytes().text(1, name).message(2, type).done();
    }
}
