package dev.slipway.validator.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Signature;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.validator.bundle.Evidence;
import dev.slipway.validator.bundle.PolicyRef;
import dev.slipway.validator.bundle.ReleaseDescriptor;
import dev.slipway.validator.bundle.Subject;
import dev.slipway.validator.evidence.BaselineMaker;
import dev.slipway.validator.judge.Case;
import dev.slipway.validator.judge.Judge;
import dev.slipway.validator.judge.Judged;
import dev.slipway.validator.judge.LabelledTable;
import dev.slipway.validator.judge.Measured;
import dev.slipway.validator.policy.MonitorRule;
import dev.slipway.validator.policy.PolicyRevision;
import dev.slipway.validator.policy.PolicyService;
import dev.slipway.validator.scoring.Scorer;
import dev.slipway.validator.version.SealedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Does the work of one evaluation: files to disk, the gates, evidence and descriptor to the blobs.
@ApplicationScoped
class EvaluationRunner {
    private static final long MAX_DOCUMENT_BYTES = 64L << 20;

    private final PolicyService policies;
    private final Workspaces workspaces;
    private final Scorer scorer;
    private final BlobStore blobs;
    private final ObjectMapper mapper;

    EvaluationRunner(
            PolicyService policies,
            Workspaces workspaces,
            Scorer scorer,
            BlobStore blobs,
            ObjectMapper mapper) {
        this.policies = policies;
        this.workspaces = workspaces;
        this.scorer = scorer;
        this.blobs = blobs;
        this.mapper = mapper;
    }

    /// @param abort asked while children run
    Finding run(EvaluationEntity row, Scorer.Abort abort) throws IOException, InterruptedException {
        PolicyRevision policy =
                policies.resolve(row.project, row.policy + "@" + row.policyRevision);
        try (Workspace workspace = workspaces.open(row.id)) {
            SealedVersion version = workspace.version(row.project, row.versionId);
            Map<String, LabelledTable> tables =
                    workspace.tables(row.project, policy.document().datasets());
            Case subject =
                    new Case(
                            policy.document(),
                            workspace.modelFolder(version),
                            signature(version.signature()),
                            tables,
                            workspace.champions(version));
            Judged judged = new Judge(scorer).judge(subject, abort);
            return finding(row, policy, tables, judged);
        }
    }

    private Finding finding(
            EvaluationEntity row,
            PolicyRevision policy,
            Map<String, LabelledTable> tables,
            Judged judged)
            throws IOException {
        Subject subject =
                new Subject(
                        row.id,
                        row.project,
                        row.model,
                        row.slug,
                        row.version,
                        row.versionId,
                        row.versionDigest);
        PolicyRef reference = new PolicyRef(policy.name(), policy.revision(), policy.hash());
        MonitorRule rule = policy.document().monitor();
        Baseline baseline = baseline(judged, rule);
        Map<String, String> digests = new TreeMap<>();
        tables.values().forEach(table -> digests.put(table.name(), table.digest()));
        Evidence evidence =
                Evidence.of(
                        new Evidence.Head(subject, reference, judged.verdict()),
                        judged,
                        baseline,
                        digests);
        Optional<ReleaseDescriptor> release =
                baseline == null
                        ? Optional.empty()
                        : ReleaseDescriptor.of(subject, reference, judged, baseline, rule);
        return new Finding(
                Finding.state(judged.verdict()),
                judged.gates(),
                store(evidence),
                release.isPresent() ? store(release.get()) : null,
                null);
    }

    private static @Nullable Baseline baseline(Judged judged, MonitorRule rule) throws IOException {
        if (judged.measured().isEmpty() || judged.signature().isEmpty()) {
            return null;
        }
        Measured measured = judged.measured().get();
        return BaselineMaker.freeze(
                measured.table().file(),
                judged.signature().get(),
                rule,
                measured.place(),
                measured.rows());
    }

    private String store(Object document) throws JsonProcessingException {
        byte[] json = mapper.writeValueAsBytes(document);
        return blobs.put(new ByteArrayInputStream(json), MAX_DOCUMENT_BYTES, null).sha256();
    }

    private @Nullable Signature signature(@Nullable String json) throws JsonProcessingException {
        return json == null ? null : mapper.readValue(json, Signature.class);
    }
}
