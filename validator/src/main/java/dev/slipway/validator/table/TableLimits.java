package dev.slipway.validator.table;

/// What a table may hold at most.
///
/// @param bytes size of the file
/// @param rows rows without the header; an evaluation keeps one score and one label per row
/// @param columns columns
/// @param cellChars characters of one cell
public record TableLimits(long bytes, long rows, int columns, int cellChars) {
    /// 2 GiB, a million rows, 2,000 columns, 64 Ki characters in a cell.
    public static final TableLimits DEFAULT = new TableLimits(2L << 30, 1_000_000, 2_000, 64 << 10);
}
