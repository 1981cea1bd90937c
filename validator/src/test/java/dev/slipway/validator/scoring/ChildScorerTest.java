package dev.slipway.validator.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.validator.Examples;
import dev.slipway.validator.HandMadeModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildScorerTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path JAR = Path.of(System.getProperty("slipway.serving.jar"));

    @TempDir Path folder;

    private static ChildScorer scorer(ChildLimits limits) {
        return new ChildScorer(new ChildCommand(JAVA, JAR, limits));
    }

    private ScoreRequest request(byte[] onnx, String csv) throws IOException {
        Path model = Files.write(folder.resolve("model.onnx"), onnx);
        Path table = Files.writeString(folder.resolve("data.csv"), csv);
        return new ScoreRequest(model, table, List.of("x"), 2);
    }

    /// Keeps what comes.
    private static final class Kept implements Scorer.AnswerSink {
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> names = List.of();

        @Override
        public void header(List<String> header) {
            names = header;
        }

        @Override
        public void row(List<String> answers) {
            rows.add(answers);
        }
    }

    @Test
    void rowsAreAnsweredInOrder() throws Exception {
        Kept kept = new Kept();
        ScoreOutcome outcome =
                scorer(ChildLimits.DEFAULT)
                        .score(
                                request(HandMadeModels.identity(), "late,x\n0,0.25\n1,0.5\n0,1\n"),
                                kept,
                                Scorer.Abort.NEVER);

        assertThat(outcome).isInstanceOf(ScoreOutcome.Scored.class);
        assertThat(((ScoreOutcome.Scored) outcome).rows()).isEqualTo(3);
        assertThat(((ScoreOutcome.Scored) outcome).latency().rows()).isEqualTo(2);
        assertThat(((ScoreOutcome.Scored) outcome).sandbox())
                .isGreaterThanOrEqualTo(SandboxLevel.SECCOMP);
        assertThat(kept.names).containsExactly("score");
        assertThat(kept.rows).containsExactly(List.of("0.25"), List.of("0.5"), List.of("1.0"));
    }

    @Test
    void aModelThatTheRuntimeRefusesIsNamed() throws Exception {
        Path model =
                Files.write(folder.resolve("model.onnx"), HandMadeModels.refusedByTheRuntime());

        DescribeOutcome outcome = scorer(ChildLimits.DEFAULT).describe(model, Scorer.Abort.NEVER);

        assertThat(outcome).isInstanceOf(DescribeOutcome.Refused.class);
        assertThat(((DescribeOutcome.Refused) outcome).refusal().kind())
                .isEqualTo(Refusal.Kind.MODEL);
    }

    @Test
    void aChildThatTakesTooMuchMemoryIsEnded() throws Exception {
        ChildLimits small = new ChildLimits(16L << 20, Duration.ofMinutes(1), SandboxLevel.SECCOMP);

        ScoreOutcome outcome =
                scorer(small)
                        .score(
                                request(HandMadeModels.identity(), "x\n1\n"),
                                new Kept(),
                                Scorer.Abort.NEVER);

        assertThat(outcome).isInstanceOf(ScoreOutcome.Refused.class);
    }

    @Test
    void aChildThatLacksTheRequiredSandboxSaysSo() {
        ChildReport report =
                ChildReport.of(
                        13,
                        "{\"event\":\"refused\",\"code\":\"SANDBOX\",\"reason\":\"only rlimits\"}\n");

        assertThat(report.refusal()).isEqualTo(new Refusal(Refusal.Kind.SANDBOX, "only rlimits"));
    }

    @Test
    void aReportThatNamesNoSandboxCountsAsTheWeakest() {
        assertThat(ChildReport.of(0, "{\"event\":\"described\"}\n").sandbox())
                .isEqualTo(SandboxLevel.RLIMITS);
        assertThat(ChildReport.of(0, "{\"sandbox\":\"steel\"}\n").sandbox())
                .isEqualTo(SandboxLevel.RLIMITS);
    }

    @Test
    void aTableWithoutAnInputIsNamed() throws Exception {
        String march = Examples.text("data/march.csv");
        Path table = Files.writeString(folder.resolve("data.csv"), march);
        Path model = Files.write(folder.resolve("model.onnx"), Examples.bytes("model/model.onnx"));
        ScoreRequest request = new ScoreRequest(model, table, List.of("dep_delay"), 1);
        ScoreOutcome outcome =
                scorer(ChildLimits.DEFAULT).score(request, new Kept(), Scorer.Abort.NEVER);

        assertThat(outcome).isInstanceOf(ScoreOutcome.Refused.class);
        assertThat(((ScoreOutcome.Refused) outcome).refusal())
                .isEqualTo(
                        new Refusal(
                                Refusal.Kind.DATA,
                                "header, column distance: the header lacks the column distance of"
                                        + " the model's input"));
    }

    /// A child that ends at once used to have its streams closed while they were read.
    @RepeatedTest(20)
    void aChildThatEndsAtOnceIsReadToItsEnd() throws Exception {
        Path model = Files.write(folder.resolve("model.onnx"), HandMadeModels.identity());
        Path quick =
                Files.writeString(folder.resolve("java"), "#!/bin/sh\necho '{}' >&2\nexit 10\n");
        assertThat(quick.toFile().setExecutable(true)).isTrue();

        DescribeOutcome outcome =
                new ChildScorer(new ChildCommand(quick, JAR, ChildLimits.DEFAULT))
                        .describe(model, Scorer.Abort.NEVER);

        assertThat(outcome)
                .isEqualTo(new DescribeOutcome.Refused(new Refusal(Refusal.Kind.MODEL, "")));
    }

    @Test
    void aMissingJarIsACrash() throws Exception {
        Path model = Files.write(folder.resolve("model.onnx"), HandMadeModels.identity());
        ChildScorer broken =
                new ChildScorer(
                        new ChildCommand(JAVA, folder.resolve("no.jar"), ChildLimits.DEFAULT));

        DescribeOutcome outcome = broken.describe(model, Scorer.Abort.NEVER);

        assertThat(((DescribeOutcome.Refused) outcome).refusal())
                .isEqualTo(
                        new Refusal(
                                Refusal.Kind.CRASH, "the scoring process ended with exit code 1"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () ->
                                new ChildScorer(
                                                new ChildCommand(
                                                        folder.resolve("no-java"),
                                                        JAR,
                                                        ChildLimits.DEFAULT))
                                        .describe(model, Scorer.Abort.NEVER));
    }
}
