package dev.slipway.core.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What has been found so far, counted against the limits.
final class Findings {
    private final WireReader wire;
    private final OnnxLimits limits;
    private final Map<String, Long> opsets = new HashMap<>();
    private final Set<Operator> operators = new HashSet<>();
    private final Set<Operator> functions = new HashSet<>();
    private final Set<String> initializers = new HashSet<>();
    private final List<GraphValue> inputs = new ArrayList<>();
    private final List<GraphValue> outputs = new ArrayList<>();
    private final List<ExternalData> externalData = new ArrayList<>();
    private int nodes;
    private int tensors;

    Findings(WireReader wire, OnnxLimits limits) {
        this.wire = wire;
        this.limits = limits;
    }

    /// Exporters name a set twice with one version (skl2onnx does); two versions contradict.
    void opset(Map.Entry<String, Long> opset) {
        Long before = opsets.put(opset.getKey(), opset.getValue());
        if (before != null && !before.equals(opset.getValue())) {
            throw wire.damaged(
                    "operator set %s is imported in two versions, %d and %d"
                            .formatted(opset.getKey(), before, opset.getValue()));
        }
        bound(opsets.size(), limits.names(), "operator sets");
    }

    void node(Operator operator) {
        bound(++nodes, limits.nodes(), "nodes");
        operators.add(operator);
    }

    void function(Operator function) {
        functions.add(function);
        bound(functions.size(), limits.names(), "functions");
    }

    void tensor() {
        bound(++tensors, limits.tensors(), "tensors");
    }

    void initializer(String name) {
        initializers.add(name);
    }

    void input(GraphValue value) {
        inputs.add(value);
        bound(inputs.size(), limits.names(), "inputs");
    }

    void output(GraphValue value) {
        outputs.add(value);
        bound(outputs.size(), limits.names(), "outputs");
    }

    void external(ExternalData data) {
        externalData.add(data);
        bound(externalData.size(), limits.tensors(), "external tensors");
    }

    Map<String, Long> opsets() {
        return opsets;
    }

    Set<Operator> operators() {
        return operators;
    }

    Set<Operator> functions() {
        return functions;
    }

    OnnxModel model(long irVersion, String producer) {
        List<GraphValue> given =
                inputs.stream().filter(input -> !initializers.contains(input.name())).toList();
        return new OnnxModel(
                irVersion,
                producer,
                opsets,
                operators,
                given,
                outputs,
                nodes,
                tensors,
                externalData);
    }

    private void bound(int count, int limit, String what) {
        if (count > limit) {
            throw wire.over("more than " + limit + " " + what);
        }
    }
}
