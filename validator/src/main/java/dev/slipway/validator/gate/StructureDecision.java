package dev.slipway.validator.gate;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.onnx.OnnxModel;
import dev.slipway.core.onnx.OnnxRefusal;
import dev.slipway.core.state.Verdict;
import dev.slipway.validator.policy.Gate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a graph can be served row by row, has a score, and has the signature that the version
/// states.
public final class StructureDecision {
    private static final String FIX =
            "Export the model again; docs/reference/contracts.md says which shapes can be served.";

    private StructureDecision() {}

    /// @param model a file that was safe to read
    /// @param stated the version's signature; absent when there is no version
    public static GateResult decide(Gate gate, OnnxModel model, @Nullable Signature stated) {
        Signature signature;
        try {
            signature = model.signature();
        } catch (OnnxRefusal refusal) {
            return refused(gate, refusal);
        }
        Optional<String> fault = fault(signature, stated);
        return fault.map(text -> GateResult.of(gate, Verdict.FAIL, text).advise(FIX))
                .orElseGet(() -> GateResult.of(gate, Verdict.PASS, summary(model, signature)));
    }

    /// The result for a file or graph that was refused.
    public static GateResult refused(Gate gate, OnnxRefusal refusal) {
        return GateResult.of(gate, Verdict.FAIL, String.valueOf(refusal.getMessage()))
                .advise(advice(refusal.kind()));
    }

    private static String summary(OnnxModel model, Signature signature) {
        return "%d inputs, %d outputs, %d nodes, opset %s; the score is %s"
                .formatted(
                        signature.inputs().size(),
                        signature.outputs().size(),
                        model.nodes(),
                        model.opsets(),
                        ScoreOutput.of(signature).orElseThrow().name());
    }

    private static Optional<String> fault(Signature signature, @Nullable Signature stated) {
        for (TensorSpec input : signature.inputs()) {
            if (InputColumns.elements(input) == 0) {
                return Optional.of(
                        "input %s has the shape %s; all dimensions but the first must be fixed, %d"
                                        .formatted(
                                                input.name(),
                                                input.shape(),
                                                InputColumns.MAX_ELEMENTS)
                                + " elements a row at most");
            }
        }
        if (ScoreOutput.of(signature).isEmpty()) {
            return Optional.of(
                    "no output is a score: one floating-point number per row, or two with the"
                            + " second for label 1 (several are told apart by the name"
                            + " probabilities)");
        }
        if (stated != null && !stated.equals(signature)) {
            return Optional.of(
                    "the graph has the signature %s, the version states %s"
                            .formatted(signature, stated));
        }
        return Optional.empty();
    }

    private static String advice(OnnxRefusal.Kind kind) {
        return switch (kind) {
            case NOT_ONNX -> "Upload the file that the ONNX exporter wrote.";
            case TRUNCATED -> "Upload the file again; this one is not whole.";
            case MALFORMED -> "Export the model again and check it with onnx.checker.";
            case LIMIT -> "Make the model smaller.";
            case UNSUPPORTED_TYPE ->
                    "Export with dense tensors; for scikit-learn: options={\"zipmap\": False}.";
            case EXTERNAL_DATA -> "Keep external data in plain files beside model.onnx.";
            case UNKNOWN_OPERATOR -> "Export with standard operators only.";
        };
    }
}
