package dev.slipway.validator.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a data set may hold at most.
@ConfigMapping(prefix = "slipway.dataset")
interface DatasetConfig {
    /// Bytes of the file.
    @WithDefault("2000000000")
    long maxBytes();

    /// Rows below the header. An evaluation keeps a score and a label of each in memory.
    @WithDefault("1000000")
    long maxRows();

    /// Columns.
    @WithDefault("2000")
    int maxColumns();

    /// Characters of one cell.
    @WithDefault("65536")
    int maxCellChars();
}
