package dev.slipway.serving.score;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.slipway.core.model.Signature;
import dev.slipway.serving.onnx.ModelRefusedException;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.tensor.Elements;
import dev.slipway.serving.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes output tensors as CSV: one column per output element, one line per row. The header comes
/// with the first batch, when the shapes of all outputs are known.
final class CsvAnswers {
    private final Writer text;
    private final CsvWriter writer;
    private final List<Tensor> outputs = new ArrayList<>();
    private int @org.jspecify.annotations.Nullable [] widths;

    CsvAnswers(Signature signature, Scorer scorer, OutputStream out) {
        for (int output = 0; output < signature.outputs().size(); output++) {
            outputs.add(scorer.output(output));
        }
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.writer = CsvWriter.builder().build(text);
    }

    void write(int rows) throws ModelRefusedException {
        int[] columns = widths(rows);
        if (widths == null) {
            writer.writeRecord(header(columns));
        } else if (!java.util.Arrays.equals(widths, columns)) {
            throw new ModelRefusedException("the shape of an output changes from row to row");
        }
        widths = columns;
        List<String> fields = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            fields.clear();
            for (int output = 0; output < columns.length; output++) {
                for (int element = 0; element < columns[output]; element++) {
                    int index = row * columns[output] + element;
                    fields.add(Elements.text(outputs.get(output), index));
                }
            }
            writer.writeRecord(fields);
        }
    }

    void flush() throws IOException {
        writer.flush();
        text.flush();
    }

    private int[] widths(int rows) throws ModelRefusedException {
        int[] result = new int[outputs.size()];
        for (int output = 0; output < result.length; output++) {
            Tensor tensor = outputs.get(output);
            if (tensor.elements() % rows != 0) {
                throw new ModelRefusedException(
                        "output %s has %d elements for %d rows; rows cannot be told apart"
                                .formatted(tensor.name(), tensor.elements(), rows));
            }
            result[output] = tensor.elements() / rows;
        }
        return result;
    }

    private List<String> header(int[] columns) {
        List<String> names = new ArrayList<>();
        for (int output = 0; output < columns.length; output++) {
            String name = outputs.get(output).name();
            for (int element = 0; element < columns[output]; element++) {
                names.add(columns[output] == 1 ? name : name + "[" + element + "]");
            }
        }
        return names;
    }
}
