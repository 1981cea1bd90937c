package dev.slipway.registry.version;

import dev.slipway.core.event.VersionSealed;
import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.state.VersionState;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.registry.model.ModelRef;
import dev.slipway.registry.model.ModelService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Seals versions: checks the files outside of a transaction, then fixes them if they are still the
/// ones that were checked.
@ApplicationScoped
public class SealService {
    private final VersionRepository repository;
    private final VersionService versions;
    private final ModelService models;
    private final ModelInspector inspector;
    private final VersionJson json;
    private final EventLog events;
    private final Caller caller;
    private final Clock clock;

    SealService(
            VersionRepository repository,
            VersionService versions,
            ModelService models,
            ModelInspector inspector,
            VersionJson json,
            EventLog events,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.models = models;
        this.inspector = inspector;
        this.json = json;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    /// Seals a version. Sealing a sealed one changes nothing and answers it.
    ///
    /// @throws ProblemException MODEL_REFUSED when the files are no model; STATE_CONFLICT when the
    ///     version is abandoned or its files changed meanwhile
    public Version seal(String modelName, int number) {
        Version current = versions.get(modelName, number);
        if (current.state() == VersionState.SEALED) {
            return current;
        }
        Upload upload = QuarkusTransaction.requiringNew().call(() -> upload(modelName, number));
        ModelInspector.Findings findings = inspector.inspect(upload);
        return QuarkusTransaction.requiringNew().call(() -> fix(modelName, upload, findings));
    }

    private Upload upload(String modelName, int number) {
        VersionEntity row = versions.lockUploading(versions.row(models.ref(modelName), number).id);
        return new Upload(
                row.id,
                row.revision,
                repository.files(row.id).stream().map(FileEntity::stored).toList());
    }

    private Version fix(String modelName, Upload upload, ModelInspector.Findings findings) {
        ModelRef model = models.ref(modelName);
        VersionEntity row = versions.lockUploading(upload.versionId());
        if (row.revision != upload.revision()) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Files of the version changed while it was being sealed. Seal it again.");
        }
        Digest digest = upload.manifest().digest();
        row.state = VersionState.SEALED;
        row.digest = digest.value();
        row.sizeBytes = upload.sizeBytes();
        row.signature = json.write(findings.signature());
        row.signatureSource = findings.source();
        row.training = findings.training() == null ? null : json.write(findings.training());
        row.card = findings.card();
        row.updatedAt = clock.instant();
        row.sealedAt = row.updatedAt;
        repository.update(row);
        events.append(
                caller.context(),
                model.name() + "/" + row.number,
                new VersionSealed(row.id, model.name(), row.number, digest));
        return json.version(model, row, repository.files(row.id));
    }
}
