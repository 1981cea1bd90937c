package dev.slipway.registry.version;

import dev.slipway.core.id.VersionRef;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.state.VersionState;
import dev.slipway.kit.Ids;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.registry.model.AliasTarget;
import dev.slipway.registry.model.ModelRef;
import dev.slipway.registry.model.ModelService;
import jakarta.data.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Opens versions and finds them in the caller's project.
@ApplicationScoped
public class VersionService {
    private final VersionRepository versions;
    private final VersionJson json;
    private final ModelService models;
    private final UploadCollector collector;
    private final Caller caller;
    private final Clock clock;

    VersionService(
            VersionRepository versions,
            VersionJson json,
            ModelService models,
            UploadCollector collector,
            Caller caller,
            Clock clock) {
        this.versions = versions;
        this.json = json;
        this.models = models;
        this.collector = collector;
        this.caller = caller;
        this.clock = clock;
    }

    /// Opens the next version of a model for upload.
    @Transactional
    public Version create(String modelName, VersionCreate order) {
        ModelRef model = models.ref(modelName);
        VersionEntity row = new VersionEntity();
        row.id = Ids.next();
        row.project = model.project();
        row.modelId = model.id();
        row.number = models.nextVersion(model);
        row.state = VersionState.UPLOADING;
        row.description = Objects.requireNonNullElse(order.description(), "");
        row.author = caller.actor();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        versions.insert(row);
        collector.watch(row.id, row.updatedAt);
        return json.version(model, row, List.of());
    }

    /// One version with its files.
    ///
    /// @throws ProblemException NOT_FOUND when there is none
    @Transactional
    public Version get(String modelName, int number) {
        ModelRef model = models.ref(modelName);
        VersionEntity row = row(model, number);
        return json.version(model, row, versions.files(row.id));
    }

    /// One version by its id.
    ///
    /// @throws ProblemException NOT_FOUND when the caller's project has none
    @Transactional
    public Version get(UUID id) {
        VersionEntity row =
                versions.findById(id, caller.project())
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ErrorCode.NOT_FOUND,
                                                "There is no version %s in the project %s."
                                                        .formatted(id, caller.project())));
        ModelRef model = models.ref(row.modelId);
        return json.version(model, row, versions.files(row.id));
    }

    /// The version behind `model/3` or `model@champion`.
    ///
    /// @throws ProblemException NOT_FOUND when there is none
    @Transactional
    public Version resolve(VersionRef reference) {
        ModelRef model = models.ref(reference.model());
        int number =
                switch (reference) {
                    case VersionRef.ByNumber byNumber -> byNumber.version();
                    case VersionRef.ByAlias byAlias -> aliased(model, byAlias.alias()).version();
                };
        VersionEntity row = row(model, number);
        return json.version(model, row, versions.files(row.id));
    }

    private AliasTarget aliased(ModelRef model, String alias) {
        return models.alias(model, alias)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "The model %s has no alias %s."
                                                .formatted(model.name(), alias)));
    }

    /// Versions of a model, newest first, without their files.
    @Transactional
    public Page<Version> list(String modelName, @Nullable String cursor, int limit) {
        ModelRef model = models.ref(modelName);
        int before = cursor == null ? Integer.MAX_VALUE : number(cursor);
        return Page.of(
                versions.page(model.id(), before, Limit.of(limit + 1)),
                limit,
                row -> Cursor.encode(Integer.toString(row.number)),
                row -> json.version(model, row, null));
    }

    private static int number(String cursor) {
        String number = Cursor.decode(cursor, 1).getFirst();
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    }

    /// Gives an upload up; its files are removed.
    ///
    /// @throws ProblemException STATE_CONFLICT unless it is UPLOADING
    @Transactional
    public Version abandon(String modelName, int number) {
        ModelRef model = models.ref(modelName);
        VersionEntity row = lockUploading(row(model, number).id);
        collector.abandon(row);
        return json.version(model, row, List.of());
    }

    /// Locks a version whose files may change.
    ///
    /// @throws ProblemException STATE_CONFLICT unless it is UPLOADING
    @Transactional(Transactional.TxType.MANDATORY)
    VersionEntity lockUploading(UUID id) {
        VersionEntity row = Objects.requireNonNull(versions.lock(id));
        if (row.state != VersionState.UPLOADING) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Version %d is %s; its files never change again. Push a new version."
                            .formatted(row.number, row.state));
        }
        return row;
    }

    VersionEntity row(ModelRef model, int number) {
        return versions.find(model.id(), number)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "The model %s has no version %d."
                                                .formatted(model.name(), number)));
    }
}
