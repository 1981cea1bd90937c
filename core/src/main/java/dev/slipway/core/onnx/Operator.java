package dev.slipway.core.onnx;

import java.util.Comparator;

/// One kind of operator.
///
/// @param domain who defines it; the standard domain is `ai.onnx`
/// @param name for example `Gemm`
public record Operator(String domain, String name) implements Comparable<Operator> {
    private static final Comparator<Operator> ORDER =
            Comparator.comparing(Operator::domain).thenComparing(Operator::name);

    public Operator {
        domain = domain.isEmpty() ? OnnxModel.STANDARD_DOMAIN : domain;
    }

    @Override
    public int compareTo(Operator other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return domain + ":" + name;
    }
}
