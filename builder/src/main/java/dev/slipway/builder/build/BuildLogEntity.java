package dev.slipway.builder.build;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of `build_log`.
@NullUnmarked
@Entity
@Table(name = "build_log")
class BuildLogEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long position;

    UUID buildId;
    Instant at;
    String text;

    BuildLogLine line() {
        return new BuildLogLine(at, text);
    }
}
