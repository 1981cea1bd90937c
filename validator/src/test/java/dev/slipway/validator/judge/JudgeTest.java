package dev.slipway.validator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.state.Verdict;
import dev.slipway.validator.HandMadeModels;
import dev.slipway.validator.gate.GateResult;
import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.policy.MetricName;
import dev.slipway.validator.policy.MonitorRule;
import dev.slipway.validator.policy.PolicyDocument;
import dev.slipway.validator.scoring.DescribeOutcome;
import dev.slipway.validator.scoring.LatencyReport;
import dev.slipway.validator.scoring.Refusal;
import dev.slipway.validator.scoring.SandboxLevel;
import dev.slipway.validator.scoring.ScoreOutcome;
import dev.slipway.validator.scoring.ScoreRequest;
import dev.slipway.validator.scoring.Scorer;
import dev.slipway.validator.table.TableChecker;
import dev.slipway.validator.table.TableLimits;
import dev.slipway.validator.table.TableSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
    private static final Signature SIGNATURE =
            new Signature(
                    List.of(new TensorSpec("x", Datatype.FP32, List.of(-1L, 1L))),
                    List.of(new TensorSpec("score", Datatype.FP32, List.of(-1L, 1L))));
    private static final Gate.Metric AUC = new Gate.Metric("auc", MetricName.ROC_AUC, "d", 0.6);
    private static final Gate.Champion CHAMPION =
            new Gate.Champion("champion", MetricName.ROC_AUC, "d", "champion", 0.01);

    @TempDir Path folder;

    private final FakeScorer scorer = new FakeScorer();
    private LabelledTable table;

    /// Answers each row by a rule instead of a model.
    private static final class FakeScorer implements Scorer {
        private DescribeOutcome described =
                new DescribeOutcome.Described(SIGNATURE, SandboxLevel.SECCOMP);
        private Optional<Refusal> refusal = Optional.empty();
        private java.util.function.IntFunction<String> answer = row -> "0." + (row % 2) + "5";
        private int runs;

        @Override
        public DescribeOutcome describe(Path model, Abort abort) {
            return described;
        }

        @Override
        public ScoreOutcome score(ScoreRequest request, AnswerSink sink, Abort abort) {
            runs++;
            if (refusal.isPresent()) {
                return new ScoreOutcome.Refused(refusal.get());
            }
            sink.header(List.of("score"));
            for (int row = 0; row < 200; row++) {
                sink.row(List.of(answer.apply(row)));
            }
            return new ScoreOutcome.Scored(
                    200, new LatencyReport(200, 1, 2, 3), 4, 5, SandboxLevel.LANDLOCK);
        }
    }

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("model.onnx"), HandMadeModels.identity());
        StringBuilder csv = new StringBuilder("x,late\n");
        for (int row = 0; row < 200; row++) {
            csv.append(row).append(',').append(row % 2).append('\n');
        }
        Path file = Files.writeString(folder.resolve("d.csv"), csv);
        TableSpec spec = TableSpec.labelled("late");
        table =
                new LabelledTable(
                        "d@1",
                        "sha256:" + "0".repeat(64),
                        file,
                        spec,
                        TableChecker.check(
                                new ByteArrayInputStream(
                                        csv.toString().getBytes(StandardCharsets.UTF_8)),
                                spec,
                                TableLimits.DEFAULT));
    }

    private Judged judge(Champions champions, Gate... gates)
            throws IOException, InterruptedException {
        PolicyDocument policy = new PolicyDocument("p", List.of(gates), MonitorRule.DEFAULT);
        Case subject = new Case(policy, folder, SIGNATURE, Map.of("d", table), champions);
        return new Judge(scorer).judge(subject, Scorer.Abort.NEVER);
    }

    private static GateResult gate(Judged judged, String id) {
        return judged.gates().stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fileStructureAndDataAreCheckedWhateverThePolicySays() throws Exception {
        Judged judged = judge(Champions.NONE, AUC);

        assertThat(judged.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged.gates())
                .extracting(GateResult::id)
                .containsExactly("file-safety", "structure", "data:d", "auc");
        assertThat(judged.measured().orElseThrow().golden().size()).isEqualTo(8);
    }

    @Test
    void nothingConfiguredIsNeverAPass() throws Exception {
        assertThat(judge(Champions.NONE).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anotherSignatureThanTheStatedOneFails() throws Exception {
        PolicyDocument policy = new PolicyDocument("p", List.of(AUC), MonitorRule.DEFAULT);
        Signature stated = new Signature(SIGNATURE.outputs(), SIGNATURE.inputs());

        Judged judged =
                new Judge(scorer)
                        .judge(
                                new Case(
                                        policy, folder, stated, Map.of("d", table), Champions.NONE),
                                Scorer.Abort.NEVER);

        assertThat(judged.failed()).containsExactly("structure");
        assertThat(scorer.runs).isZero();
    }

    @Test
    void aRefusalOfTheChildIsTheVerdictOfGatesThatNeededIt() throws Exception {
        scorer.refusal = Optional.of(new Refusal(Refusal.Kind.LIMITS, "took too long"));

        Judged judged = judge(Champions.NONE, AUC, new Gate.Latency("fast", 10));

        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gate(judged, "auc").summary()).isEqualTo("took too long");
        assertThat(gate(judged, "fast").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.measured()).isEmpty();
    }

    @Test
    void aCrashIsAnErrorNotAFailure() throws Exception {
        scorer.refusal = Optional.of(new Refusal(Refusal.Kind.CRASH, "ended with exit code 139"));

        assertThat(judge(Champions.NONE, AUC).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void theStructureGateSaysWhatLimitedTheProcessThatLoadedTheModel() throws Exception {
        assertThat(gate(judge(Champions.NONE, AUC), "structure").summary())
                .endsWith("; loaded under seccomp");
    }

    @Test
    void aMachineWithoutTheRequiredSandboxIsAnErrorAndNothingIsScored() throws Exception {
        scorer.described =
                new DescribeOutcome.Refused(new Refusal(Refusal.Kind.SANDBOX, "too weak"));

        Judged judged = judge(Champions.NONE, AUC);

        assertThat(judged.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(gate(judged, "structure").summary()).isEqualTo("too weak");
        assertThat(gate(judged, "structure").advice())
                .contains("SLIPWAY_VALIDATOR_SANDBOX_REQUIRED");
        assertThat(scorer.runs).isZero();
    }

    @Test
    void aScoreThatIsNoNumberFails() throws Exception {
        scorer.answer = row -> row == 7 ? "NaN" : "0.5";

        GateResult auc = gate(judge(Champions.NONE, AUC), "auc");

        assertThat(auc.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(auc.summary()).isEqualTo("the score of row 8 is not a finite number");
    }

    @Test
    void theChampionIsScoredOnlyWhenTheMetricsHold() throws Exception {
        Champions champions = _ -> Optional.of(new Champions.Champion("m/1", folder, false));
        Judged same = judge(champions, AUC, CHAMPION);
        assertThat(gate(same, "champion").verdict()).isEqualTo(Verdict.PASS);
        assertThat(scorer.runs).isEqualTo(2);

        scorer.runs = 0;
        scorer.answer = row -> "0." + ((row + 1) % 2) + "5";
        Judged worse = judge(champions, AUC, CHAMPION);
        assertThat(worse.failed()).containsExactly("auc");
        assertThat(gate(worse, "champion").summary())
                .isEqualTo("not run, because gate auc did not pass");
        assertThat(scorer.runs).isEqualTo(1);
    }

    @Test
    void aLatencyGateWithoutDataIsInconclusive() throws Exception {
        assertThat(judge(Champions.NONE, new Gate.Latency("fast", 10)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }
}
