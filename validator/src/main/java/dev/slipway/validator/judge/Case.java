package dev.slipway.validator.judge;

import dev.slipway.core.model.Signature;
import dev.slipway.validator.policy.PolicyDocument;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that a judgement is made from.
///
/// @param folder holds `model.onnx` and its external data, nothing else that matters
/// @param stated the signature that the version states
/// @param tables by the name that gates use; a data set that does not exist is absent
public record Case(
        PolicyDocument policy,
        Path folder,
        @Nullable Signature stated,
        Map<String, LabelledTable> tables,
        Champions champions) {
    /// The one model file of a version.
    public static final String MODEL_FILE = "model.onnx";

    public Case {
        tables = Map.copyOf(tables);
    }

    Path model() {
        return folder.resolve(MODEL_FILE);
    }
}
