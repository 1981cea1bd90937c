package dev.slipway.validator.table;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Checks the cells of one column one after the other; answers what is wrong with a cell.
sealed interface ColumnCheck
        permits ColumnCheck.Label, ColumnCheck.Id, ColumnCheck.Time, FeatureCheck {
    /// What is wrong with the next cell, on the given line; empty when nothing is.
    Optional<String> accept(String cell, long line);

    /// What is wrong with the whole column, once every cell was accepted.
    default Optional<Fault> end() {
        return Optional.empty();
    }

    /// The column as found so far.
    Column column();

    /// Something wrong on a line.
    record Fault(long line, String message) {}

    /// A check for a column by its role.
    static ColumnCheck of(String name, TableSpec spec) {
        if (name.equals(spec.label())) {
            return new Label(name);
        }
        if (name.equals(spec.id())) {
            return new Id(name);
        }
        boolean time = name.equals(spec.eventTime()) || name.equals(spec.observedAt());
        return time ? new Time(name) : new FeatureCheck(name);
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
        public Optional<String> accept(String cell, long line) {
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
            return Column.whole(name, ColumnType.NUMERIC);
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
        public Optional<String> accept(String cell, long line) {
            if (cell.isEmpty()) {
                return Optional.of("the id is missing");
            }
            return seen.add(cell)
                    ? Optional.empty()
                    : Optional.of("the id '" + shown(cell) + "' was used by an earlier row");
        }

        @Override
        public Column column() {
            return Column.whole(name, ColumnType.STRING);
        }
    }

    /// An ISO-8601 instant, never empty.
    final class Time implements ColumnCheck {
        private final String name;

        private Time(String name) {
            this.name = name;
        }

        @Override
        public Optional<String> accept(String cell, long line) {
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
            return Column.whole(name, ColumnType.STRING);
        }
    }

    /// A cell as it is quoted in a message.
    static String shown(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
    }
}
