package dev.slipway.builder.build;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The lines of builds. A line is there as soon as it is written, whatever becomes of the build.
@ApplicationScoped
class BuildLog {
    private final EntityManager entities;
    private final Clock clock;

    BuildLog(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /// Adds a line, in the caller's transaction if there is one.
    @Transactional
    void add(UUID buildId, String text) {
        var line = new BuildLogEntity();
        line.buildId = buildId;
        line.at = clock.instant();
        line.text = text;
        entities.persist(line);
    }

    /// Lines after a position, oldest first.
    @Transactional
    List<BuildLogEntity> after(UUID buildId, long position, int limit) {
        return entities.createQuery(
                        "from BuildLogEntity where buildId = :build and position > :position order by position",
                        BuildLogEntity.class)
                .setParameter("build", buildId)
                .setParameter("position", position)
                .setMaxResults(limit)
                .getResultList();
    }
}
