package dev.slipway.validator.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.validator.gate.InputColumns;
import dev.slipway.validator.judge.GoldenRows;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A request and the answer that the scoring child gave to it. A server is ready only when it
/// answers the same within the tolerance.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Golden(double tolerance, Request request, Response response) {
    /// Absolute difference allowed per number.
    public static final double TOLERANCE = 1e-5;

    /// The V2 request.
    public record Request(List<V2Tensor> inputs) {}

    /// The V2 response.
    public record Response(List<V2Tensor> outputs) {}

    static Golden of(Signature signature, GoldenRows rows) {
        return new Golden(
                TOLERANCE,
                new Request(tensors(signature.inputs(), rows.inputColumns(), rows.inputs())),
                new Response(tensors(signature.outputs(), rows.answerColumns(), rows.answers())));
    }

    private static List<V2Tensor> tensors(
            List<TensorSpec> specs, List<String> columns, List<List<String>> rows) {
        return specs.stream().map(spec -> tensor(spec, columns, rows)).toList();
    }

    private static V2Tensor tensor(TensorSpec spec, List<String> columns, List<List<String>> rows) {
        List<Integer> places = places(spec, columns);
        List<Object> data = new ArrayList<>();
        for (List<String> row : rows) {
            places.forEach(place -> data.add(value(spec.datatype(), row.get(place))));
        }
        return new V2Tensor(
                spec.name(), spec.datatype().name(), shape(spec, rows.size(), places.size()), data);
    }

    private static List<Integer> places(TensorSpec spec, List<String> columns) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (column.equals(spec.name()) || column.startsWith(spec.name() + "[")) {
                places.add(i);
            }
        }
        return places;
    }

    private static List<Long> shape(TensorSpec spec, long rows, long elements) {
        List<Long> shape = new ArrayList<>(spec.shape());
        if (shape.isEmpty()) {
            return shape;
        }
        shape.set(0, rows);
        if (shape.size() > 1 && InputColumns.elements(spec) != elements) {
            return List.of(rows, elements);
        }
        if (shape.size() == 1 && elements > 1) {
            shape.add(elements);
        }
        return shape;
    }

    private static Object value(Datatype type, String cell) {
        return switch (type) {
            case BYTES -> cell;
            case BOOL -> cell.equals("1") || cell.equalsIgnoreCase("true");
            case FP16, BF16, FP32, FP64 -> Double.parseDouble(cell);
            case UINT64 -> new BigInteger(cell);
            case UINT8, UINT16, UINT32, INT8, INT16, INT32, INT64 -> Long.parseLong(cell);
        };
    }
}
