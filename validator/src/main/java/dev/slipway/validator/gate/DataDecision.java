package dev.slipway.validator.gate;

import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.state.Verdict;
import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.table.Column;
import dev.slipway.validator.table.ColumnType;
import dev.slipway.validator.table.TableProfile;
import dev.slipway.validator.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a table can be fed to a model: a column of the right type for each input, and no label
/// among the inputs.
public final class DataDecision {
    private DataDecision() {}

    public static GateResult decide(
            Gate.DataSchema gate, Signature signature, TableSpec spec, TableProfile table) {
        List<String> faults = faults(signature, spec, table);
        if (faults.isEmpty()) {
            return GateResult.of(
                    gate,
                    Verdict.PASS,
                    "%s: %d rows (%d with label 1), a fitting column for each of %d inputs"
                            .formatted(
                                    gate.dataset(),
                                    table.rows(),
                                    table.positives(),
                                    InputColumns.of(signature).size()));
        }
        return GateResult.of(gate, Verdict.FAIL, gate.dataset() + ": " + String.join("; ", faults))
                .advise(
                        "Give the data set a column of the right type for each input of the model.");
    }

    /// The data set that a gate names does not exist.
    public static GateResult missing(Gate.DataSchema gate) {
        return GateResult.of(gate, Verdict.INCONCLUSIVE, "there is no data set " + gate.dataset())
                .advise("Register it: PUT /api/v1/datasets/" + gate.dataset() + "?label=COLUMN");
    }

    private static List<String> faults(Signature signature, TableSpec spec, TableProfile table) {
        List<String> faults = new ArrayList<>();
        for (TensorSpec input : signature.inputs()) {
            for (String name : InputColumns.of(input)) {
                fault(input, name, spec, table.column(name)).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Optional<String> fault(
            TensorSpec input, String name, TableSpec spec, Optional<Column> found) {
        if (found.isEmpty()) {
            return Optional.of("there is no column for input " + name);
        }
        if (name.equals(spec.label())) {
            return Optional.of("input " + name + " is the label column");
        }
        Column column = found.get();
        return switch (input.datatype()) {
            case BYTES -> Optional.empty();
            case FP16, BF16, FP32, FP64 -> number(input, column);
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 ->
                    column.missing() > 0
                            ? Optional.of(
                                    "input %s is %s, which has no missing value, but %d cells are"
                                                    .formatted(
                                                            name,
                                                            input.datatype(),
                                                            column.missing())
                                            + " empty")
                            : number(input, column);
        };
    }

    private static Optional<String> number(TensorSpec input, Column column) {
        return column.type() == ColumnType.STRING
                ? Optional.of(
                        "input %s is %s, but column %s holds text%s"
                                .formatted(
                                        input.name(),
                                        input.datatype(),
                                        column.name(),
                                        column.mixed() == null ? "" : ": " + column.mixed()))
                : Optional.empty();
    }
}
