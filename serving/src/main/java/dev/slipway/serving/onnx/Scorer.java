package dev.slipway.serving.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.serving.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Scores what lies in its input tensors and leaves the answer in its output tensors.
///
/// Belongs to one thread. The runtime's own tensors over the same memory are kept between calls
/// while the shape stays, and outputs whose shape follows from the batch are written in place.
public final class Scorer implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<Binding> inputs;
    private final List<Binding> outputs;
    private final Map<String, OnnxTensor> arguments = new HashMap<>();
    private final Map<String, OnnxValue> pinned = new HashMap<>();
    private boolean pinning;

    Scorer(OrtEnvironment environment, OrtSession session, Signature signature) {
        this.environment = environment;
        this.session = session;
        this.inputs = bindings(signature.inputs());
        this.outputs = bindings(signature.outputs());
        this.pinning = Batch.isVariable(signature);
    }

    private static List<Binding> bindings(List<TensorSpec> specs) {
        return specs.stream().map(spec -> new Binding(new Tensor(spec))).toList();
    }

    /// Input tensor `index` in the order of the signature.
    public Tensor input(int index) {
        return inputs.get(index).tensor();
    }

    /// Output tensor `index` in the order of the signature.
    public Tensor output(int index) {
        return outputs.get(index).tensor();
    }

    /// Scores. Outputs are valid until the next call.
    ///
    /// @throws ScoringException when the runtime refuses the values
    public void run() throws ScoringException {
        try {
            for (Binding input : inputs) {
                arguments.put(input.name(), input.bind(environment));
            }
            if (pinning && runPinned()) {
                return;
            }
            runAllocating();
            pinning = pinning && outputs.stream().noneMatch(Binding::pinnable);
        } catch (OrtException refused) {
            throw new ScoringException(RuntimeMessages.clean(refused, null), refused);
        } finally {
            inputs.forEach(Binding::releaseText);
        }
    }

    private boolean runPinned() throws OrtException {
        int rows = input(0).rows();
        for (Binding output : outputs) {
            if (output.pinnable()) {
                pinned.put(output.name(), output.bindRows(environment, rows));
            }
        }
        if (pinned.isEmpty()) {
            return false;
        }
        try (OrtSession.Result result = session.run(arguments, session.getOutputNames(), pinned)) {
            takeUnpinned(result);
            return true;
        } catch (OrtException valuesOrShapes) {
            // The allocating run that follows tells which: shapes not as declared, or bad values.
            return false;
        }
    }

    private void takeUnpinned(OrtSession.Result result) throws OrtException {
        for (Binding output : outputs) {
            if (!output.pinnable()) {
                take(result, output);
            }
        }
    }

    private void runAllocating() throws OrtException {
        try (OrtSession.Result result = session.run(arguments)) {
            for (Binding output : outputs) {
                take(result, output);
            }
        }
    }

    private static void take(OrtSession.Result result, Binding output) throws OrtException {
        Optional<OnnxValue> value = result.get(output.name());
        if (value.isPresent() && value.get() instanceof OnnxTensor tensor) {
            output.take(tensor);
        } else {
            throw new IllegalStateException("the runtime gave no output " + output.name());
        }
    }

    /// Gives back the memory of an unusually large request.
    public void trim() {
        inputs.forEach(Binding::trim);
        outputs.forEach(Binding::trim);
    }

    @Override
    public void close() {
        inputs.forEach(Binding::close);
        outputs.forEach(Binding::close);
    }
}
