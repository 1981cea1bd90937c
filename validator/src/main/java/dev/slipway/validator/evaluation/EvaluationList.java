package dev.slipway.validator.evaluation;

import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import jakarta.data.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists evaluations, newest first; the cursor is the id of the last one shown.
@ApplicationScoped
@Transactional
class EvaluationList {
    private final EvaluationRepository evaluations;
    private final EvaluationView view;

    EvaluationList(EvaluationRepository evaluations, EvaluationView view) {
        this.evaluations = evaluations;
        this.view = view;
    }

    Page<Evaluation> page(
            String project, EvaluationFilter filter, @Nullable String cursor, int limit) {
        List<EvaluationEntity> rows =
                evaluations.page(
                        project,
                        cursor == null ? null : Cursor.read(cursor, UUID::fromString),
                        filter.model(),
                        filter.version(),
                        filter.versionId(),
                        filter.state(),
                        Limit.of(limit + 1));
        return Page.of(rows, limit, row -> Cursor.encode(row.id.toString()), view::show);
    }
}
