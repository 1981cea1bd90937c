package dev.slipway.core.onnx;

import dev.slipway.core.onnx.OnnxRefusal.Kind;
import java.util.Map;
import java.util.Set;

/// Which operators may run: those whose code is part of ONNX Runtime's CPU build and that open no
/// file of their own. Everything else would have to load native code.
final class OperatorRules {
    private static final Set<String> DOMAINS =
            Set.of(
                    OnnxModel.STANDARD_DOMAIN,
                    "ai.onnx.ml",
                    "com.microsoft",
                    "com.microsoft.nchwc",
                    "com.ms.internal.nhwc");

    /// Operators of those domains that reach outside the graph.
    private static final Set<Operator> EXCLUDED =
            Set.of(
                    new Operator("com.microsoft", "EPContext"),
                    new Operator("com.microsoft", "PyOp"),
                    new Operator("com.microsoft", "ExternalFunction"));

    private OperatorRules() {}

    /// @param functionDomains domains that the model itself defines
    /// @throws OnnxRefusal for the first operator that is not allowed
    static void check(Set<Operator> operators, Set<Operator> functions, Map<String, Long> opsets) {
        for (Operator operator : operators) {
            boolean known = DOMAINS.contains(operator.domain()) || functions.contains(operator);
            if (!known || EXCLUDED.contains(operator)) {
                throw new OnnxRefusal(
                        Kind.UNKNOWN_OPERATOR,
                        "operator "
                                + operator
                                + " is not part of the runtime; custom operators load native code"
                                + " and are not allowed, export the model with standard operators",
                        "operator " + operator);
            }
            if (!opsets.containsKey(operator.domain())) {
                throw new OnnxRefusal(
                        Kind.MALFORMED,
                        "the model uses " + operator + " without importing its operator set",
                        "operator " + operator);
            }
        }
    }
}
