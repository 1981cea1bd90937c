package dev.slipway.validator.table;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A feature: numeric or boolean when every cell with a value is, text otherwise; an empty cell is
/// missing. In one pass, so a cell such as `NaN` is judged at the end, when it is known whether the
/// column is text.
final class FeatureCheck implements ColumnCheck {
    private final String name;
    private boolean numbers;
    private boolean truths;
    private boolean texts;
    private long missing;
    private @Nullable Fault notANumber;
    private @Nullable Fault misfit;

    FeatureCheck(String name) {
        this.name = name;
    }

    @Override
    public Optional<String> accept(String cell, long line) {
        if (cell.isEmpty()) {
            missing++;
        } else if (Cells.isNumber(cell)) {
            misfit(truths && !numbers, cell, line);
            numbers = true;
        } else if (Cells.isBoolean(cell)) {
            misfit(numbers && !truths, cell, line);
            truths = true;
        } else if (Cells.isNotANumber(cell)) {
            if (notANumber == null) {
                notANumber = new Fault(line, cell);
            }
        } else {
            misfit(!texts && (numbers || truths), cell, line);
            texts = true;
        }
        return Optional.empty();
    }

    /// Remembers the first cell that made a column of numbers or truth values one of text.
    private void misfit(boolean isOne, String cell, long line) {
        if (isOne && misfit == null) {
            misfit = new Fault(line, ColumnCheck.shown(cell));
        }
    }

    private boolean isText() {
        return texts || numbers && truths;
    }

    @Override
    public Optional<Fault> end() {
        if (notANumber == null || isText()) {
            return Optional.empty();
        }
        return Optional.of(
                new Fault(
                        notANumber.line(),
                        "'%s' is not a value; leave the cell empty when it is missing"
                                .formatted(notANumber.message())));
    }

    @Override
    public Column column() {
        ColumnType type =
                isText() || !numbers && !truths
                        ? ColumnType.STRING
                        : numbers ? ColumnType.NUMERIC : ColumnType.BOOLEAN;
        String mixed =
                misfit == null
                        ? null
                        : "line %d has '%s'".formatted(misfit.line(), misfit.message());
        return new Column(name, type, missing, mixed);
    }
}
