package dev.slipway.cli.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a file must be to be read as CSV: text with a header.
public final class CsvFile {
    private static final int LOOKED_AT = 1 << 16;
    private static final int SHOWN = 30;
    private static final String WANTED =
            "give a file of text with commas, whose first line names the columns";

    private CsvFile() {}

    /// The names of the columns.
    ///
    /// @throws Stop a file that is no CSV
    public static List<String> header(Path file) throws IOException {
        requireText(file);
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            List<String> header =
                    reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
            if (header.stream().allMatch(String::isBlank)) {
                throw no(file, "it has no header");
            }
            return header;
        } catch (CsvParseException e) {
            throw no(file, String.valueOf(e.getMessage()));
        }
    }

    /// Columns as a message lists them.
    public static String listed(List<String> columns) {
        String more = columns.size() > SHOWN ? ", …" : "";
        return String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size()))) + more;
    }

    /// The file is no CSV, and why.
    static Stop no(Path file, String why) {
        return new Stop(ExitCode.ERROR, file + " is not a CSV file: " + why, WANTED);
    }

    private static void requireText(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LOOKED_AT);
        }
        CharBuffer text = CharBuffer.allocate(head.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        // A character that is cut at the end of what was read is no fault.
        if (decoder.decode(ByteBuffer.wrap(head), text, false).isError()) {
            throw no(file, "it is not text in UTF-8");
        }
        if (text.flip().chars().anyMatch(CsvFile::isBinary)) {
            throw no(file, "it has bytes that no text has");
        }
    }

    private static boolean isBinary(int character) {
        return character < ' ' && character != '\t' && character != '\r' && character != '\n';
    }
}
