package dev.slipway.core.onnx;

import java.io.IOException;
import java.util.Map;

/// Graphs, nodes, attributes and functions, in the field numbers of `onnx.proto`.
final class GraphParser {
    private final WireReader wire;
    private final Findings findings;
    private final TensorParser tensors;
    private final ValueParser values;

    GraphParser(WireReader wire, Findings findings) {
        this.wire = wire;
        this.findings = findings;
        this.tensors = new TensorParser(wire, findings);
        this.values = new ValueParser(wire);
    }

    /// The main graph: its inputs and outputs are the model's.
    void main() throws IOException {
        graph(true);
    }

    /// `OperatorSetIdProto`: domain 1, version 2.
    Map.Entry<String, Long> opset() throws IOException {
        String domain = "";
        long version = 0;
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> domain = wire.text();
                case 2 -> version = wire.number();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        return Map.entry(domain.isEmpty() ? OnnxModel.STANDARD_DOMAIN : domain, version);
    }

    /// `FunctionProto`: name 1, node 7, domain 10, attribute defaults 11.
    void function() throws IOException {
        String name = "";
        String domain = "";
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> name = wire.text();
                case 7 -> node();
                case 10 -> domain = wire.text();
                case 11 -> attribute();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        findings.function(new Operator(domain, name));
    }

    /// `GraphProto`: node 1, initializer 5, input 11, output 12, sparse initializer 15.
    private void graph(boolean main) throws IOException {
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> node();
                case 5 -> initializer(tensors.tensor(), main);
                case 11 -> input(main);
                case 12 -> output(main);
                case 15 -> initializer(tensors.sparse(), main);
                default -> wire.skip();
            }
        }
        wire.leave(outer);
    }

    private void initializer(String name, boolean main) {
        if (main) {
            findings.initializer(name);
        }
    }

    private void input(boolean main) throws IOException {
        if (main) {
            findings.input(values.value());
        } else {
            wire.skip();
        }
    }

    private void output(boolean main) throws IOException {
        if (main) {
            findings.output(values.value());
        } else {
            wire.skip();
        }
    }

    /// `NodeProto`: operator 4, attribute 5, domain 7.
    private void node() throws IOException {
        String name = "";
        String domain = "";
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 4 -> name = wire.text();
                case 5 -> attribute();
                case 7 -> domain = wire.text();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        if (name.isEmpty()) {
            throw wire.damaged("a node without an operator");
        }
        findings.node(new Operator(domain, name));
    }

    /// `AttributeProto`: tensor 5, graph 6, tensors 10, graphs 11, sparse tensors 22 and 23.
    private void attribute() throws IOException {
        long outer = wire.enter();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 5, 10 -> tensors.tensor();
                case 6, 11 -> graph(false);
                case 22, 23 -> tensors.sparse();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
    }
}
