package dev.slipway.serving.score;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.serving.onnx.Batch;
import dev.slipway.serving.onnx.ModelRefusedException;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts CSV fields into input tensors. An input with one element per row is the column of its name,
/// one with several is `name[0]`, `name[1]`, …; columns that are no input are not read.
final class CsvRows {
    private static final int MOST_ROW_ELEMENTS = 1 << 20;

    /// Where one element of a row comes from and goes to.
    private record Field(int input, int element, int column, String name) {}

    private final Signature signature;
    private final List<Field> fields;
    private final int columns;
    private final boolean batchIsFixed;
    private final int[] rowElements;
    private final Tensor[] tensors;

    private CsvRows(Signature signature, List<Field> fields, int columns) {
        this.signature = signature;
        this.fields = fields;
        this.columns = columns;
        this.batchIsFixed = !Batch.isVariable(signature);
        this.rowElements =
                signature.inputs().stream().mapToInt(spec -> (int) rowElements(spec)).toArray();
        this.tensors = new Tensor[rowElements.length];
    }

    static CsvRows of(Signature signature, CsvRecord header)
            throws ModelRefusedException, DataRefusedException {
        Map<String, Integer> positions = positions(header);
        List<Field> fields = new ArrayList<>();
        for (int input = 0; input < signature.inputs().size(); input++) {
            TensorSpec spec = signature.inputs().get(input);
            requireRows(spec);
            int elements = Math.toIntExact(rowElements(spec));
            for (int element = 0; element < elements; element++) {
                String name = elements == 1 ? spec.name() : spec.name() + "[" + element + "]";
                Integer column = positions.get(name);
                if (column == null) {
                    throw new DataRefusedException(
                            1,
                            name,
                            "the header lacks the column " + name + " of the model's input");
                }
                fields.add(new Field(input, element, column, name));
            }
        }
        return new CsvRows(signature, fields, header.getFieldCount());
    }

    private static Map<String, Integer> positions(CsvRecord header) throws DataRefusedException {
        Map<String, Integer> positions = new HashMap<>();
        for (int column = 0; column < header.getFieldCount(); column++) {
            String name = header.getField(column);
            if (column == 0 && name.startsWith("\uFEFF")) {
                name = name.substring(1);
            }
            if (positions.put(name, column) != null) {
                throw new DataRefusedException(1, name, "the header names " + name + " twice");
            }
        }
        return positions;
    }

    private static void requireRows(TensorSpec spec) throws ModelRefusedException {
        long batch = spec.shape().isEmpty() ? 1 : spec.shape().getFirst();
        if (batch != -1 && batch != 1) {
            throw new ModelRefusedException(
                    "input %s has the fixed batch size %d; export it with a variable one"
                            .formatted(spec.name(), batch));
        }
        if (!Batch.tailIsFixed(spec) || rowElements(spec) > MOST_ROW_ELEMENTS) {
            throw new ModelRefusedException(
                    "input %s has the shape %s; rows need a fixed size of at most %d elements"
                            .formatted(spec.name(), spec.shape(), MOST_ROW_ELEMENTS));
        }
    }

    private static long rowElements(TensorSpec spec) {
        try {
            return Batch.rowElements(spec);
        } catch (ArithmeticException tooMany) {
            return Long.MAX_VALUE;
        }
    }

    boolean batchIsFixed() {
        return batchIsFixed;
    }

    /// Makes the inputs ready for `rows` rows.
    void begin(Scorer scorer, int rows) {
        for (int input = 0; input < tensors.length; input++) {
            Tensor tensor = scorer.input(input);
            List<Long> declared = signature.inputs().get(input).shape();
            long[] shape = declared.stream().mapToLong(Long::longValue).toArray();
            if (shape.length > 0) {
                shape[0] = rows;
            }
            tensor.reset(shape, shape.length, rows * rowElements[input]);
            tensors[input] = tensor;
        }
    }

    /// Cuts the batch to the rows that came.
    void shrink(Scorer scorer, int rows) {
        begin(scorer, rows);
    }

    void put(CsvRecord record, int row) throws DataRefusedException {
        long line = record.getStartingLineNumber();
        if (record.getFieldCount() != columns) {
            throw new DataRefusedException(
                    line,
                    null,
                    "the row has %d fields, the header %d"
                            .formatted(record.getFieldCount(), columns));
        }
        for (Field field : fields) {
            Tensor tensor = tensors[field.input()];
            int index = row * rowElements[field.input()] + field.element();
            String text = record.getField(field.column());
            if (!TextElements.put(tensor, index, text)) {
                throw new DataRefusedException(
                        line, field.name(), TextElements.refusal(tensor.datatype(), text));
            }
        }
    }
}
