package dev.slipway.validator.local;

import dev.slipway.core.id.Digest;
import dev.slipway.validator.judge.Case;
import dev.slipway.validator.judge.Champions;
import dev.slipway.validator.judge.Judge;
import dev.slipway.validator.judge.Judged;
import dev.slipway.validator.judge.LabelledTable;
import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.policy.MetricName;
import dev.slipway.validator.policy.MonitorRule;
import dev.slipway.validator.policy.PolicyDocument;
import dev.slipway.validator.scoring.Scorer;
import dev.slipway.validator.table.TableChecker;
import dev.slipway.validator.table.TableLimits;
import dev.slipway.validator.table.TableProfile;
import dev.slipway.validator.table.TableSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Judges a model file by a policy, with one data file standing for every data set that the policy
/// names.
final class LocalValidation {
    /// Without a policy: safe, servable, and better than chance.
    static final PolicyDocument DEFAULT_POLICY =
            new PolicyDocument(
                    "local",
                    List.of(
                            new Gate.FileSafety(Gate.FileSafety.TYPE),
                            new Gate.Structure(Gate.Structure.TYPE),
                            new Gate.Metric("auc", MetricName.ROC_AUC, "data", 0.5)),
                    MonitorRule.DEFAULT);

    private final Scorer scorer;
    private final Path scratch;

    /// @param scratch an empty folder of our own
    LocalValidation(Scorer scorer, Path scratch) {
        this.scorer = scorer;
        this.scratch = scratch;
    }

    /// @throws dev.slipway.validator.table.TableRefusal when the data is not right
    Judged judge(LocalRequest request, PolicyDocument policy)
            throws IOException, InterruptedException {
        LabelledTable table = table(request.data(), request.spec());
        Map<String, LabelledTable> tables = new HashMap<>();
        policy.datasets().forEach(name -> tables.put(name, table));
        Path folder = copied(request.model(), "model");
        Champions champions = champions(request.champion());
        return new Judge(scorer)
                .judge(new Case(policy, folder, null, tables, champions), Scorer.Abort.NEVER);
    }

    private static LabelledTable table(Path data, TableSpec spec) throws IOException {
        MessageDigest digest = Digest.sha256();
        TableProfile profile;
        try (InputStream in = new DigestInputStream(Files.newInputStream(data), digest)) {
            profile = TableChecker.check(in, spec, TableLimits.DEFAULT);
        }
        String name = Objects.toString(data.getFileName(), "data");
        return new LabelledTable(
                name,
                Digest.ofHex(HexFormat.of().formatHex(digest.digest())).value(),
                data,
                spec,
                profile);
    }

    private Champions champions(Optional<Path> champion) throws IOException {
        if (champion.isEmpty()) {
            return Champions.NONE;
        }
        String name = String.valueOf(champion.get().getFileName());
        Path folder = copied(champion.get(), "champion");
        return _ -> Optional.of(new Champions.Champion(name, folder, false));
    }

    /// The model under the name that a version has, with the files beside it that it refers to.
    private Path copied(Path model, String name) throws IOException {
        Path target = Files.createDirectory(scratch.resolve(name));
        Files.copy(model, target.resolve(Case.MODEL_FILE), StandardCopyOption.REPLACE_EXISTING);
        ExternalFiles.copy(model, target);
        return target;
    }
}
