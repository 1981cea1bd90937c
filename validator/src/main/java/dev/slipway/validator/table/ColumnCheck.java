package dev.slipway.validator.table;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks the cells of one column one after the other; answers what is wrong with a cell.
sealed interface ColumnCheck {
    /// What is wrong with the next cell; empty when nothing is.
    Optional<String> accept(String cell);

    /// The column as found so far.
    Column column();

    /// A check for a column by its role.
    static ColumnCheck of(String name, TableSpec spec) {
        if (name.equals(spec.label())) {
            return new Label(name);
        }
        if (name.equals(spec.id())) {
            return new Id(name);
        }
        boolean time = name.equals(spec.eventTime()) || name.equals(spec.observedAt());
        return time ? new Time(name) : new Feature(name);
    }

    /// 0 or 1, never empty.
    final class Label implements ColumnCheck {
        private final String name;
        private long positives;

        private Label(String name) {
            this.name = name;
        }

        /// The class of a label that was accepted.
        static boolean isPositive(String cell) {
            return cell.equals("1") || cell.equals("1.0");
        }

        @Override
        public Optional<String> accept(String cell) {
            if (isPositive(cell)) {
                positives++;
                return Optional.empty();
            }
            if (cell.equals("0") || cell.equals("0.0")) {
                return Optional.empty();
            }
            return Optional.of(
                    cell.isEmpty()
                            ? "the label is missing; every row needs 0 or 1"
                            : "the label must be 0 or 1, not '" + shown(cell) + "'");
        }

        long positives() {
            return positives;
        }

        @Override
        public Column column() {
            return new Column(name, ColumnType.NUMERIC, 0);
        }
    }

    /// Not empty and never the same twice.
    final class Id implements ColumnCheck {
        private final String name;
        private final IdSet seen = new IdSet();

        private Id(String name) {
            this.name = name;
        }

        @Override
        public Optional<String> accept(String cell) {
            if (cell.isEmpty()) {
                return Optional.of("the id is missing");
            }
            return seen.add(cell)
                    ? Optional.empty()
                    : Optional.of("the id '" + shown(cell) + "' was used by an earlier row");
        }

        @Override
        public Column column() {
            return new Column(name, ColumnType.STRING, 0);
        }
    }

    /// An ISO-8601 instant, never empty.
    final class Time implements ColumnCheck {
        private final String name;

        private Time(String name) {
            this.name = name;
        }

        @Override
        public Optional<String> accept(String cell) {
            try {
                Instant.parse(cell);
                return Optional.empty();
            } catch (DateTimeParseException e) {
                return Optional.of(
                        "'" + shown(cell) + "' is not a time such as 2013-03-01T10:00:00Z");
            }
        }

        @Override
        public Column column() {
            return new Column(name, ColumnType.STRING, 0);
        }
    }

    /// A feature: its first value decides the type, an empty cell is missing.
    final class Feature implements ColumnCheck {
        private final String name;
        private @Nullable ColumnType type;
        private long missing;

        private Feature(String name) {
            this.name = name;
        }

        @Override
        public Optional<String> accept(String cell) {
            if (cell.isEmpty()) {
                missing++;
                return Optional.empty();
            }
            if (type != ColumnType.STRING && Cells.isNotANumber(cell)) {
                return Optional.of(
                        "'" + cell + "' is not a value; leave the cell empty when it is missing");
            }
            if (type == null) {
                type = typeOf(cell);
            }
            return fits(type, cell)
                    ? Optional.empty()
                    : Optional.of(
                            "'%s' is not %s, as the rows above are"
                                    .formatted(
                                            shown(cell),
                                            type == ColumnType.NUMERIC
                                                    ? "a number"
                                                    : "true or false"));
        }

        private static ColumnType typeOf(String cell) {
            if (Cells.isNumber(cell)) {
                return ColumnType.NUMERIC;
            }
            return Cells.isBoolean(cell) ? ColumnType.BOOLEAN : ColumnType.STRING;
        }

        private static boolean fits(ColumnType type, String cell) {
            return switch (type) {
                case NUMERIC -> Cells.isNumber(cell);
                case BOOLEAN -> Cells.isBoolean(cell);
                case STRING -> true;
            };
        }

        @Override
        public Column column() {
            return new Column(name, type == null ? ColumnType.STRING : type, missing);
        }
    }

    private static String shown(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
    }
}
