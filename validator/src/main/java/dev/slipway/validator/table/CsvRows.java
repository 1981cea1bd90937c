package dev.slipway.validator.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// RFC 4180 rows of UTF-8 text below a header, one at a time. Empty lines are skipped; what cannot
/// be read is a [TableRefusal] with its line.
public final class CsvRows implements Iterator<CsvRecord>, Closeable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MAX_ROW_CHARS = 4 << 20;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final List<String> header;
    private @Nullable CsvRecord next;
    private long line = 1;

    private CsvRows(InputStream in) {
        reader =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(MAX_ROW_CHARS)
                        .ofCsvRecord(utf8(in));
        rows = reader.iterator();
        CsvRecord first = advance();
        if (first == null) {
            throw TableRefusal.of("line 1", "the file is empty; a header with names is needed");
        }
        header = names(first);
        next = advance();
    }

    /// Reads a stream; closing the rows closes it.
    public static CsvRows of(InputStream in) {
        return new CsvRows(in);
    }

    /// Reads a file.
    public static CsvRows of(Path file) throws IOException {
        return new CsvRows(Files.newInputStream(file));
    }

    /// The names in the first row.
    public List<String> header() {
        return header;
    }

    /// The place of a column; empty when there is none of that name.
    public OptionalInt indexOf(String column) {
        int index = header.indexOf(column);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public CsvRecord next() {
        CsvRecord current = next;
        if (current == null) {
            throw new NoSuchElementException();
        }
        next = advance();
        return current;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static InputStreamReader utf8(InputStream in) {
        return new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static List<String> names(CsvRecord first) {
        List<String> names = new ArrayList<>(first.getFields());
        String start = names.getFirst();
        if (!start.isEmpty() && start.charAt(0) == BYTE_ORDER_MARK) {
            names.set(0, start.substring(1));
        }
        return List.copyOf(names);
    }

    private @Nullable CsvRecord advance() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            return row;
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private RuntimeException unreadable(RuntimeException e) {
        Throwable cause = e.getCause();
        if (cause instanceof CharacterCodingException) {
            return TableRefusal.of("after line " + line, "the text is not UTF-8");
        }
        if (cause instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return TableRefusal.of("after line " + line, "not readable as CSV: " + e.getMessage());
    }
}
