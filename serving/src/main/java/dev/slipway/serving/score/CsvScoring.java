package dev.slipway.serving.score;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.slipway.serving.onnx.Model;
import dev.slipway.serving.onnx.ModelRefusedException;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.onnx.ScoringException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// Scores a stream of CSV rows: the first ones alone and timed, the others in batches. Every row is
/// scored once and answered in order.
final class CsvScoring {
    private static final int BATCH_ROWS = 256;
    private static final int WARM_UP_CALLS = 200;

    private final Model model;
    private final int latencyRows;
    private final long[] nanos;
    private int timed;
    private long rows;

    CsvScoring(Model model, int latencyRows) {
        this.model = model;
        this.latencyRows = latencyRows;
        this.nanos = new long[latencyRows];
    }

    long rows() {
        return rows;
    }

    Latency latency() {
        return Latency.of(nanos, timed);
    }

    void run(InputStream in, OutputStream out)
            throws ModelRefusedException, DataRefusedException, IOException {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        // Field counts are checked with the line by us, and an empty line is a row of one empty
        // field.
        // Not closed: closing a standard stream opens /dev/null for writing, which is refused here.
        CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(false)
                        .ofCsvRecord(new InputStreamReader(in, decoder));
        try (Scorer scorer = model.newScorer()) {
            scoreAll(scorer, reader.iterator(), new CsvAnswers(model.signature(), scorer, out));
        } catch (CsvParseException malformed) {
            throw new DataRefusedException(
                    0, null, "not readable as CSV: " + malformed.getMessage());
        } catch (CharacterCodingException notUtf8) {
            throw new DataRefusedException(0, null, "the rows are not UTF-8");
        }
    }

    private void scoreAll(Scorer scorer, Iterator<CsvRecord> records, CsvAnswers answers)
            throws ModelRefusedException, DataRefusedException, IOException {
        if (!records.hasNext()) {
            throw new DataRefusedException(1, null, "there is no header");
        }
        CsvRows inputs = CsvRows.of(model.signature(), records.next());
        while (records.hasNext()) {
            boolean alone = timed < latencyRows;
            int filled = fill(scorer, inputs, records, alone ? 1 : BATCH_ROWS);
            if (rows == 0) {
                warmUp(scorer);
            }
            long begin = System.nanoTime();
            score(scorer);
            if (alone) {
                nanos[timed++] = System.nanoTime() - begin;
            }
            answers.write(filled);
            rows += filled;
        }
        if (rows == 0) {
            throw new DataRefusedException(0, null, "there are no rows below the header");
        }
        answers.flush();
    }

    private int fill(Scorer scorer, CsvRows inputs, Iterator<CsvRecord> records, int most)
            throws DataRefusedException {
        int size = inputs.batchIsFixed() ? 1 : most;
        int filled = 0;
        inputs.begin(scorer, size);
        while (filled < size && records.hasNext()) {
            inputs.put(records.next(), filled++);
        }
        if (filled < size) {
            inputs.shrink(scorer, filled);
        }
        return filled;
    }

    private static void warmUp(Scorer scorer) throws ModelRefusedException {
        for (int call = 0; call < WARM_UP_CALLS; call++) {
            score(scorer);
        }
    }

    private static void score(Scorer scorer) throws ModelRefusedException {
        try {
            scorer.run();
        } catch (ScoringException failed) {
            throw new ModelRefusedException(
                    "the model cannot score: " + failed.getMessage(), failed);
        }
    }
}
