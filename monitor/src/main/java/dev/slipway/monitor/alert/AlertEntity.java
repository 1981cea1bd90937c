package dev.slipway.monitor.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `alert`.
@NullUnmarked
@Entity
@Table(name = "alert")
class AlertEntity {
    @Id UUID id;

    String project;
    String environment;
    String deployment;

    @Column(name = "release_id")
    UUID releaseId;

    @Enumerated(EnumType.STRING)
    Alert.Kind kind;

    @Enumerated(EnumType.STRING)
    Alert.State state;

    String[] columns;

    @Column(name = "window_start")
    Instant windowStart;

    @Column(name = "window_end")
    Instant windowEnd;

    double value;

    @Column(name = "limit_value")
    double limit;

    String message;

    @Column(name = "fired_at")
    Instant firedAt;

    @Column(name = "acknowledged_by")
    @Nullable String acknowledgedBy;

    @Column(name = "acknowledged_reason")
    @Nullable String acknowledgedReason;

    @Column(name = "resolved_at")
    @Nullable Instant resolvedAt;

    @Version
    @Column(name = "lock_version")
    long lockVersion;

    Alert alert() {
        return new Alert(
                id,
                environment,
                deployment,
                releaseId,
                kind,
                state,
                List.of(columns),
                windowStart,
                windowEnd,
                value,
                limit,
                message,
                firedAt,
                acknowledgedBy,
                resolvedAt);
    }
}
