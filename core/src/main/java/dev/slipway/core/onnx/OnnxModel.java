package dev.slipway.core.onnx;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an ONNX file says about itself; its weights stay in the file.
///
/// @param irVersion version of the file format
/// @param producer the tool that wrote it, possibly empty
/// @param opsets operator-set version by domain; `ai.onnx` is written out
/// @param operators every operator of every graph and function
/// @param inputs what a caller must give (initializers are left out)
/// @param outputs what comes back
/// @param nodes number of operators over all graphs
/// @param tensors number of initializers and constants
/// @param externalData references to bytes in other files
public record OnnxModel(
        long irVersion,
        String producer,
        Map<String, Long> opsets,
        Set<Operator> operators,
        List<GraphValue> inputs,
        List<GraphValue> outputs,
        int nodes,
        int tensors,
        List<ExternalData> externalData) {
    /// The standard domain, empty in files.
    public static final String STANDARD_DOMAIN = "ai.onnx";

    public OnnxModel {
        opsets = Collections.unmodifiableMap(new TreeMap<>(opsets));
        operators = Collections.unmodifiableSet(new TreeSet<>(operators));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        externalData = List.copyOf(externalData);
    }

    /// The signature of the graph.
    ///
    /// @throws OnnxRefusal when an input or output is no tensor that V2 can carry; ZipMap's
    ///     sequences of maps are named with their fix
    public Signature signature() {
        List<TensorSpec> in = inputs.stream().map(value -> value.tensor("input")).toList();
        List<TensorSpec> out = outputs.stream().map(value -> value.tensor("output")).toList();
        try {
            return new Signature(in, out);
        } catch (IllegalArgumentException e) {
            throw new OnnxRefusal(
                    OnnxRefusal.Kind.MALFORMED, String.valueOf(e.getMessage()), "graph");
        }
    }
}
