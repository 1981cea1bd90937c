package dev.slipway.registry.model;

import dev.slipway.core.event.ModelCreated;
import dev.slipway.core.id.Slug;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.Ids;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import jakarta.data.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Registers models and finds them in the caller's project.
@ApplicationScoped
public class ModelService {
    private final ModelRepository models;
    private final ModelJson json;
    private final EventLog events;
    private final Caller caller;
    private final Clock clock;

    ModelService(
            ModelRepository models, ModelJson json, EventLog events, Caller caller, Clock clock) {
        this.models = models;
        this.json = json;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    /// Registers a model.
    ///
    /// @throws ProblemException NAME_TAKEN when the project has one of this name
    @Transactional
    public Model create(ModelCreate order) {
        if (models.find(caller.project(), order.name()).isPresent()) {
            throw new ProblemException(
                    ErrorCode.NAME_TAKEN,
                    "A model named %s exists already. Push a new version to it, or choose another name."
                            .formatted(order.name()));
        }
        ModelEntity row = row(order);
        models.insert(row);
        events.append(caller.context(), row.name, new ModelCreated(row.name, row.slug));
        return json.model(row, List.of());
    }

    private ModelEntity row(ModelCreate order) {
        Instant now = clock.instant();
        ModelEntity row = new ModelEntity();
        row.id = Ids.next();
        row.project = caller.project();
        row.name = order.name();
        row.slug = Slug.of(order.name());
        row.description = Objects.requireNonNullElse(order.description(), "");
        row.tags = json.tags(order.tags() == null ? Map.of() : order.tags());
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    /// One model.
    ///
    /// @throws ProblemException NOT_FOUND when the caller's project has none of this name
    @Transactional
    public Model get(String name) {
        ModelEntity row = row(name);
        return json.model(row, models.aliases(List.of(row.id)));
    }

    /// Models in order of name.
    ///
    /// @param text part of the name, in any case; null for all
    @Transactional
    public Page<Model> list(@Nullable String text, @Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<ModelEntity> rows =
                models.page(caller.project(), pattern(text), after, Limit.of(limit + 1));
        List<AliasEntity> aliases =
                rows.isEmpty()
                        ? List.of()
                        : models.aliases(rows.stream().map(row -> row.id).toList());
        return Page.of(
                rows, limit, row -> Cursor.encode(row.name), row -> json.model(row, aliases));
    }

    private static String pattern(@Nullable String text) {
        String escaped =
                Objects.requireNonNullElse(text, "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("([!%_])", "!$1");
        return "%" + escaped + "%";
    }

    /// Changes a model.
    ///
    /// @param precondition is given the current revision and refuses a stale caller
    @Transactional
    public Model patch(String name, ModelPatch patch, LongConsumer precondition) {
        ModelEntity row = models.lock(row(name).id);
        precondition.accept(row.revision);
        if (patch.description() != null) {
            row.description = patch.description();
        }
        if (patch.tags() != null) {
            row.tags = json.tags(patch.tags());
        }
        touch(row);
        return json.model(row, models.aliases(List.of(row.id)));
    }

    /// Finds a model of the caller's project.
    ///
    /// @throws ProblemException NOT_FOUND when there is none
    public ModelRef ref(String name) {
        return row(name).ref();
    }

    /// The model of an id that came from a row of the same project.
    public ModelRef ref(UUID id) {
        return models.byId(id).orElseThrow().ref();
    }

    /// Takes the next version number of a model; numbers have no gaps.
    @Transactional(Transactional.TxType.MANDATORY)
    public int nextVersion(ModelRef model) {
        ModelEntity row = models.lock(model.id());
        row.lastVersion++;
        touch(row);
        return row.lastVersion;
    }

    /// Where an alias points.
    public Optional<AliasTarget> alias(ModelRef model, String alias) {
        return models.alias(model.id(), alias)
                .map(row -> new AliasTarget(row.versionId, row.version));
    }

    /// Points an alias at a version, or removes it.
    ///
    /// @param target null removes it
    /// @return where it pointed before
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<AliasTarget> moveAlias(
            ModelRef model, String alias, @Nullable AliasTarget target) {
        ModelEntity row = models.lock(model.id());
        Optional<AliasEntity> existing = models.alias(model.id(), alias);
        Optional<AliasTarget> before =
                existing.map(old -> new AliasTarget(old.versionId, old.version));
        if (target == null) {
            existing.ifPresent(models::deleteAlias);
        } else {
            point(existing.orElse(null), model, alias, target);
        }
        touch(row);
        return before;
    }

    private void point(
            @Nullable AliasEntity existing, ModelRef model, String alias, AliasTarget target) {
        AliasEntity row = existing == null ? new AliasEntity() : existing;
        row.versionId = target.versionId();
        row.version = target.version();
        row.updatedAt = clock.instant();
        if (existing != null) {
            models.updateAlias(row);
            return;
        }
        row.id = Ids.next();
        row.modelId = model.id();
        row.alias = alias;
        models.insertAlias(row);
    }

    private void touch(ModelEntity row) {
        row.updatedAt = clock.instant();
        models.update(row);
    }

    private ModelEntity row(String name) {
        return models.find(caller.project(), name)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no model named %s in the project %s."
                                                .formatted(name, caller.project())));
    }
}
