package dev.slipway.cli.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A request of the Open Inference Protocol for some rows.
///
/// @param id comes back in the answer; the id of row i's prediction is `id:i`
/// @param eventTime milliseconds since the epoch, when the rows are not about now
public record InferRequest(@Nullable String id, OptionalLong eventTime) {

    /// A request about now, with an id that the server makes.
    public static final InferRequest PLAIN = new InferRequest(null, OptionalLong.empty());

    /// The body as JSON: one tensor per input, its values in the order of the rows.
    public byte[] body(List<Input> inputs, Rows rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * 128);
        try (JsonGenerator json = Api.JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (id != null) {
                json.writeStringField("id", id);
            }
            if (eventTime.isPresent()) {
                json.writeObjectFieldStart("parameters");
                json.writeNumberField("slipway_event_time", eventTime.getAsLong());
                json.writeEndObject();
            }
            json.writeArrayFieldStart("inputs");
            Map<String, Integer> positions = rows.positions();
            for (Input input : inputs) {
                tensor(json, input, rows, positions);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void tensor(
            JsonGenerator json, Input input, Rows rows, Map<String, Integer> positions)
            throws IOException {
        Integer column = positions.get(input.name());
        if (column == null) {
            throw new Stop(
                    ExitCode.ERROR,
                    "The data has no column " + input.name() + ", an input of the model",
                    "the columns are " + CsvFile.listed(rows.columns()));
        }
        json.writeStartObject();
        json.writeStringField("name", input.name());
        json.writeStringField("datatype", input.datatype());
        json.writeArrayFieldStart("shape");
        json.writeNumber(rows.size());
        if (input.ranked()) {
            json.writeNumber(1);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data");
        for (int row = 0; row < rows.size(); row++) {
            value(json, input, rows.cells().get(row).get(column), row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Input input, String text, int row)
            throws IOException {
        if (input.isText()) {
            json.writeString(text);
        } else if (input.isBoolean()) {
            json.writeBoolean(text.equalsIgnoreCase("true") || text.equals("1"));
        } else {
            json.writeNumber(number(input, text, row));
        }
    }

    private static BigDecimal number(Input input, String text, int row) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new Stop(
                    ExitCode.ERROR,
                    "Row %d, column %s: '%s' is no number".formatted(row + 1, input.name(), text),
                    "");
        }
    }
}
