package dev.slipway.core.onnx;

import dev.slipway.core.onnx.OnnxRefusal.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Tensors: their names and external references; the values are skipped.
final class TensorParser {
    private static final Set<String> KEYS = Set.of("location", "offset", "length", "checksum");

    private final WireReader wire;
    private final Findings findings;

    TensorParser(WireReader wire, Findings findings) {
        this.wire = wire;
        this.findings = findings;
    }

    /// `TensorProto`: name 8, external data 13, data location 14. Answers the name.
    String tensor() throws IOException {
        findings.tensor();
        String name = "";
        boolean external = false;
        Map<String, String> entries = new HashMap<>();
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 8 -> name = wire.text();
                case 13 -> entry(entries);
                case 14 -> external = wire.number() != 0;
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        if (external || !entries.isEmpty()) {
            findings.external(external(name, entries));
        }
        return name;
    }

    /// `SparseTensorProto`: values 1, indices 2. Answers the name of the values.
    String sparse() throws IOException {
        String name = "";
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> name = tensor();
                case 2 -> tensor();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        return name;
    }

    /// `StringStringEntryProto`: key 1, value 2.
    private void entry(Map<String, String> entries) throws IOException {
        String key = "";
        String value = "";
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> key = wire.text();
                case 2 -> value = wire.text();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        if (!KEYS.contains(key)) {
            throw refused("the external data has an unknown key '" + key + "'", wire.where());
        }
        if (entries.put(key, value) != null) {
            throw refused("the external data names its " + key + " twice", wire.where());
        }
    }

    private static ExternalData external(String name, Map<String, String> entries) {
        String where = "tensor " + name;
        String location = entries.getOrDefault("location", "");
        if (location.isEmpty()) {
            throw refused("the tensor's bytes are elsewhere, but it does not say where", where);
        }
        String length = entries.get("length");
        return new ExternalData(
                name,
                location,
                number(entries.getOrDefault("offset", "0"), "offset", where),
                length == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(number(length, "length", where)));
    }

    private static long number(String text, String what, String where) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused("the external data's " + what + " is no number: " + text, where);
        }
        throw refused("the external data's " + what + " is negative: " + text, where);
    }

    private static OnnxRefusal refused(String reason, String where) {
        return new OnnxRefusal(Kind.EXTERNAL_DATA, reason, where);
    }
}
