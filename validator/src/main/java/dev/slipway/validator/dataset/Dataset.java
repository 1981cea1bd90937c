package dev.slipway.validator.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.validator.table.Column;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A revision of a data set as the API shows it.
///
/// @param digest `sha256:…` of the file
/// @param idColumn column that is unique per row
/// @param eventTime column with the time of the row
/// @param observedAt column with the time from which the label is known
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dataset(
        UUID id,
        String name,
        int revision,
        String digest,
        long rows,
        long positives,
        long sizeBytes,
        String label,
        @Nullable String idColumn,
        @Nullable String eventTime,
        @Nullable String observedAt,
        List<Column> columns,
        String author,
        Instant createdAt) {}
