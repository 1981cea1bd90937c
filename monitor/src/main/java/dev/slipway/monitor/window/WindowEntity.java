package dev.slipway.monitor.window;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `feature_window`.
@NullUnmarked
@Entity
@Table(name = "feature_window")
class WindowEntity {
    @EmbeddedId Key key;

    @Column(name = "window_end")
    Instant windowEnd;

    @Column(name = "row_count")
    long rowCount;

    @JdbcTypeCode(SqlTypes.JSON)
    String columns;

    @JdbcTypeCode(SqlTypes.JSON)
    String score;

    boolean closed;
    long revision;

    @Column(name = "scored_revision")
    long scoredRevision;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String result;

    /// Release and start.
    @Embeddable
    record Key(
            @Column(name = "release_id") UUID releaseId,
            @Column(name = "window_start") Instant windowStart) {}
}
