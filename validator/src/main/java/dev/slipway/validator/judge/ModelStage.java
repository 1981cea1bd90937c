package dev.slipway.validator.judge;

import dev.slipway.core.model.Signature;
import dev.slipway.core.onnx.ExternalDataRules;
import dev.slipway.core.onnx.OnnxModel;
import dev.slipway.core.onnx.OnnxReader;
import dev.slipway.core.onnx.OnnxRefusal;
import dev.slipway.core.state.Verdict;
import dev.slipway.validator.gate.GateResult;
import dev.slipway.validator.gate.StructureDecision;
import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.scoring.DescribeOutcome;
import dev.slipway.validator.scoring.Refusal;
import dev.slipway.validator.scoring.SandboxLevel;
import dev.slipway.validator.scoring.Scorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The gates that look at the model alone: is the file safe to load, can the graph be served, does
/// the runtime see the same signature.
final class ModelStage {
    static final String SANDBOX_ADVICE =
            "Run the validator where system calls can be filtered, or allow less with"
                    + " SLIPWAY_VALIDATOR_SANDBOX_REQUIRED.";

    private final Scorer scorer;
    private final Scorer.Abort abort;
    private final Case subject;
    private final GatePlan plan;
    private Optional<Signature> signature = Optional.empty();

    ModelStage(Scorer scorer, Scorer.Abort abort, Case subject, GatePlan plan) {
        this.scorer = scorer;
        this.abort = abort;
        this.subject = subject;
        this.plan = plan;
    }

    /// The graph's signature, when structure passed.
    Optional<Signature> signature() {
        return signature;
    }

    List<GateResult> run() throws IOException, InterruptedException {
        List<GateResult> results = new ArrayList<>();
        OnnxModel model;
        try {
            model = OnnxReader.read(subject.model());
            ExternalDataRules.checkFolder(model, subject.folder());
        } catch (OnnxRefusal refusal) {
            plan.fileSafety()
                    .forEach(gate -> results.add(StructureDecision.refused(gate, refusal)));
            return results;
        }
        plan.fileSafety().forEach(gate -> results.add(safe(gate, model)));
        for (Gate gate : plan.structure()) {
            results.add(structure(gate, model));
        }
        return results;
    }

    private static GateResult safe(Gate gate, OnnxModel model) {
        return GateResult.of(
                gate,
                Verdict.PASS,
                "ONNX, IR version %d, %d operators of the runtime, %d external tensors"
                        .formatted(
                                model.irVersion(),
                                model.operators().size(),
                                model.externalData().size()));
    }

    private GateResult structure(Gate gate, OnnxModel model)
            throws IOException, InterruptedException {
        GateResult parsed = StructureDecision.decide(gate, model, subject.stated());
        if (parsed.verdict() != Verdict.PASS) {
            return parsed;
        }
        return switch (scorer.describe(subject.model(), abort)) {
            case DescribeOutcome.Refused(Refusal refusal) -> refused(gate, refusal);
            case DescribeOutcome.Described(Signature seen, SandboxLevel sandbox) ->
                    compared(parsed, model, seen).under(sandbox.wireName());
        };
    }

    private static GateResult refused(Gate gate, Refusal refusal) {
        String refused = "the runtime refuses the model: " + refusal.reason();
        return switch (refusal.kind()) {
            case MODEL, DATA, LIMITS ->
                    GateResult.of(gate, Verdict.FAIL, refused)
                            .advise("Load the file with ONNX Runtime and export it again.");
            case SANDBOX ->
                    GateResult.of(gate, Verdict.ERROR, refusal.reason()).advise(SANDBOX_ADVICE);
            case CRASH ->
                    GateResult.of(gate, Verdict.ERROR, refused).advise("Run the evaluation again.");
        };
    }

    /// The runtime may infer shapes that the file leaves open; names and types must agree.
    private GateResult compared(GateResult parsed, OnnxModel model, Signature seen) {
        Signature read = model.signature();
        if (!names(read).equals(names(seen))) {
            return new GateResult(
                    parsed.id(),
                    parsed.type(),
                    Verdict.FAIL,
                    "the file says %s, the runtime sees %s".formatted(names(read), names(seen)),
                    null,
                    null,
                    null,
                    null,
                    "Export the model again and check it with onnx.checker.");
        }
        signature = Optional.of(read);
        return parsed;
    }

    private static List<String> names(Signature signature) {
        List<String> names = new ArrayList<>();
        signature.inputs().forEach(it -> names.add("input " + it.name() + " " + it.datatype()));
        signature.outputs().forEach(it -> names.add("output " + it.name() + " " + it.datatype()));
        return names;
    }
}
