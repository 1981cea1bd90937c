package dev.slipway.validator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Small ONNX files written byte by byte: `x` of shape [N, 1] to `score` of shape [N, 1].
public final class HandMadeModels {
    private static final int FLOAT = 1;

    private HandMadeModels() {}

    /// The score is the input itself.
    public static byte[] identity() {
        return model(graph("Identity", "", new Message())).bytes();
    }

    /// An operator that would load native code.
    public static byte[] customOperator() {
        return model(graph("Steal", "com.example", new Message()))
                .with(8, new Message().text(1, "com.example").number(2, 1))
                .bytes();
    }

    /// A weight whose bytes are elsewhere.
    public static byte[] externalData(String location) {
        Message entry = new Message().text(1, "location").text(2, location);
        Message tensor =
                new Message()
                        .number(1, 1)
                        .number(2, FLOAT)
                        .text(8, "w")
                        .with(13, entry)
                        .number(14, 1);
        return model(graph("Identity", "", new Message().with(5, tensor))).bytes();
    }

    /// A graph that the parser accepts and the runtime refuses: `Add` with one input.
    public static byte[] refusedByTheRuntime() {
        return model(graph("Add", "", new Message())).bytes();
    }

    private static Message model(Message graph) {
        return new Message()
                .number(1, 8)
                .with(7, graph)
                .with(8, new Message().text(1, "").number(2, 18));
    }

    private static Message graph(String operator, String domain, Message more) {
        Message node = new Message().text(1, "x").text(2, "score").text(4, operator);
        if (!domain.isEmpty()) {
            node.text(7, domain);
        }
        return new Message()
                .with(1, node)
                .text(2, "g")
                .raw(more.bytes())
                .with(11, value("x"))
                .with(12, value("score"));
    }

    private static Message value(String name) {
        Message shape =
                new Message()
                        .with(1, new Message().text(2, "N"))
                        .with(1, new Message().number(1, 1));
        Message type = new Message().with(1, new Message().number(1, FLOAT).with(2, shape));
        return new Message().text(1, name).with(2, type);
    }

    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message with(int field, Message message) {
            return bytes(field, message.bytes());
        }

        Message raw(byte[] fields) {
            out.writeBytes(fields);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
