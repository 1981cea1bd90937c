package dev.slipway.validator.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.DatasetRegistered;
import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.Ids;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.object.Blob;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.table.Column;
import dev.slipway.validator.table.TableProfile;
import dev.slipway.validator.table.TableSpec;
import jakarta.data.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The rows about data sets; their bytes are stored before a row is.
@ApplicationScoped
@Transactional
public class DatasetCatalog {
    private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};

    private final DatasetRepository datasets;
    private final EventLog events;
    private final ObjectMapper mapper;
    private final Clock clock;

    DatasetCatalog(DatasetRepository datasets, EventLog events, ObjectMapper mapper, Clock clock) {
        this.datasets = datasets;
        this.events = events;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// What was received.
    record Received(String name, TableSpec spec, TableProfile profile, Blob blob) {}

    /// A saved revision, and whether it is new.
    record Saved(Dataset dataset, boolean created) {}

    /// A revision to evaluate with.
    public record Stored(String reference, String digest, TableSpec spec, TableProfile profile) {}

    /// Records a table as a new revision; the same bytes with the same roles are the revision that
    /// they were.
    Saved save(EventContext context, Received received) {
        datasets.lock(context.project(), received.name());
        String digest = Digest.ofHex(received.blob().sha256()).value();
        Optional<DatasetEntity> same =
                datasets.byDigest(context.project(), received.name(), digest).stream()
                        .filter(row -> row.spec().equals(received.spec()))
                        .findFirst();
        if (same.isPresent()) {
            return new Saved(show(same.get()), false);
        }
        DatasetEntity entity = entity(context, received, digest);
        datasets.insert(entity);
        events.append(
                context,
                entity.name,
                new DatasetRegistered(entity.name, new Digest(digest), entity.rowCount));
        return new Saved(show(entity), true);
    }

    /// The newest revision.
    ///
    /// @throws ProblemException NOT_FOUND
    Dataset find(String project, String name) {
        return newest(project, name)
                .map(this::show)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no data set %s. See GET /api/v1/datasets."
                                                .formatted(name),
                                        List.of(
                                                new Violation(
                                                        "name", "path", "names no data set"))));
    }

    /// The newest revision of each name.
    Page<Dataset> list(String project, String after, int limit) {
        List<DatasetEntity> rows = datasets.page(project, after, Limit.of(limit + 1));
        return Page.of(rows, limit, row -> Cursor.encode(row.name), this::show);
    }

    /// The newest revision of `NAME`, or the one that `NAME@REVISION` names; empty when there is
    /// none.
    public Optional<Stored> resolve(String project, String reference) {
        int at = reference.indexOf('@');
        Optional<DatasetEntity> found =
                at < 0
                        ? newest(project, reference)
                        : datasets.find(
                                project,
                                reference.substring(0, at),
                                Integer.parseInt(reference.substring(at + 1)));
        return found.map(
                row ->
                        new Stored(
                                row.name + "@" + row.revision,
                                row.digest,
                                row.spec(),
                                new TableProfile(
                                        row.rowCount, row.positives, columns(row.columns))));
    }

    private Optional<DatasetEntity> newest(String project, String name) {
        return datasets.newest(project, name, Limit.of(1)).stream().findFirst();
    }

    private DatasetEntity entity(EventContext context, Received received, String digest) {
        DatasetEntity entity = new DatasetEntity();
        entity.id = Ids.next();
        entity.project = context.project();
        entity.name = received.name();
        entity.revision =
                newest(context.project(), received.name()).map(row -> row.revision + 1).orElse(1);
        entity.digest = digest;
        entity.rowCount = received.profile().rows();
        entity.positives = received.profile().positives();
        entity.sizeBytes = received.blob().sizeBytes();
        entity.label = received.spec().label();
        entity.idColumn = received.spec().id();
        entity.eventTime = received.spec().eventTime();
        entity.observedAt = received.spec().observedAt();
        entity.columns = json(received.profile().columns());
        entity.author = context.actor();
        entity.createdAt = clock.instant();
        return entity;
    }

    private Dataset show(DatasetEntity row) {
        return new Dataset(
                row.id,
                row.name,
                row.revision,
                row.digest,
                row.rowCount,
                row.positives,
                row.sizeBytes,
                row.label,
                row.idColumn,
                row.eventTime,
                row.observedAt,
                columns(row.columns),
                row.author,
                row.createdAt);
    }

    private String json(List<Column> columns) {
        try {
            return mapper.writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("columns can always be written", e);
        }
    }

    private List<Column> columns(String json) {
        try {
            return mapper.readValue(json, COLUMNS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored columns are JSON", e);
        }
    }
}
