package dev.slipway.monitor.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `watch`; pending while `window_seconds`, `limits` and `baseline` are absent. The
// counters (`row_count`, `dropped`, `watermark`, `last_ingest_at`) are
/// moved by SQL in the transaction of each report, never through this entity.
@NullUnmarked
@Entity
@Table(name = "watch")
class WatchEntity {
    @Id
    @Column(name = "release_id")
    UUID releaseId;

    String project;
    String environment;
    String deployment;
    String model;
    int version;

    @Column(name = "evaluation_id")
    UUID evaluationId;

    @Column(name = "window_seconds")
    @Nullable Long windowSeconds;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String limits;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String baseline;

    @Column(name = "row_count", insertable = false, updatable = false)
    long rowCount;

    @Column(insertable = false, updatable = false)
    long dropped;

    @Column(insertable = false, updatable = false)
    @Nullable Instant watermark;

    @Column(name = "last_ingest_at", insertable = false, updatable = false)
    @Nullable Instant lastIngestAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    @Version
    @Column(name = "lock_version")
    long lockVersion;
}
