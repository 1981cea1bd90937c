package dev.slipway.serving.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.onnx.OnnxReader;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.validator.Examples;
import dev.slipway.validator.gate.InputColumns;
import dev.slipway.validator.scoring.ChildCommand;
import dev.slipway.validator.scoring.ChildLimits;
import dev.slipway.validator.scoring.ChildScorer;
import dev.slipway.validator.scoring.ScoreRequest;
import dev.slipway.validator.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// A table counted by the model server against the baseline that the validator froze over the same
/// table: every slot has the same count, so no drift is seen where there is none.
class BaselineAgreementTest {
    private static final List<TensorSpec> OUTPUTS =
            List.of(new TensorSpec("probabilities", Datatype.FP32, List.of(-1L, 2L)));

    /// Rows in the making.
    private static final class Rows {
        private final List<String> lines = new ArrayList<>();
        private final List<String> scores = new ArrayList<>();

        void add(String score, String... cells) {
            scores.add(score);
            lines.add(String.join(",", cells));
        }

        void assertCountedAlike(Signature signature) throws IOException {
            Path file = Files.createTempFile("table", ".csv");
            try {
                lines.addFirst(String.join(",", InputColumns.of(signature)));
                Files.write(file, lines);
                new CountedTable(signature, file, scores).assertCountedAlike();
            } finally {
                Files.delete(file);
            }
        }
    }

    private static Signature signature(String... columns) {
        List<TensorSpec> inputs = new ArrayList<>();
        for (String column : columns) {
            String[] words = column.split(":", 2);
            inputs.add(new TensorSpec(words[0], Datatype.valueOf(words[1]), List.of(-1L, 1L)));
        }
        return new Signature(inputs, OUTPUTS);
    }

    @Property(tries = 100)
    void countsAgreeInEverySlot(
            @ForAll @Size(min = 4, max = 200)
                    List<@IntRange(min = -3_000, max = 120_000) Integer> all,
            @ForAll @IntRange(min = 0, max = 6) int places)
            throws IOException {
        Rows rows = new Rows();
        for (int digits : all) {
            String decimal = digits + "e-" + places;
            String truth = digits % 2 == 0 ? "true" : "0";
            String missing = digits % 9 == 0 ? "" : decimal;
            rows.add("0.0" + Math.abs(digits), missing, missing, "" + digits, truth, missing);
        }
        rows.assertCountedAlike(signature("a:FP32", "b:FP64", "c:INT64", "d:BOOL", "e:BYTES"));
    }

    @Example
    void decimalsThatNoSingleHoldsStayInTheirBinsAndAtoms() throws IOException {
        List<String> atoms = List.of("35.06", "11.5078", "0.1", "4.60312", "16777217", "");
        Rows rows = new Rows();
        for (int i = 0; i < 600; i++) {
            String other = (i * 37 % 1000) + "." + (i * 7919 % 10_000);
            String cell = i % 2 == 0 ? other : atoms.get(i / 2 % 6);
            rows.add("0." + (1000 + i * 7 % 900), cell, "" + i);
        }
        rows.assertCountedAlike(signature("x:FP32", "row:INT32"));
    }

    @Example
    void theFlightsOfMarchDoNotDriftFromThemselves() throws Exception {
        CountedTable march = flights("data/march.csv");
        Baseline baseline = march.freeze();
        march.assertCountedAlike();
        Map<String, Double> april = flights("data/months/2013-04.csv").psi(baseline);
        assertThat(april.get("temp")).isGreaterThan(0.1);
        assertThat(april.get("distance")).isLessThan(0.1);
    }

    private static CountedTable flights(String table) throws Exception {
        Path folder = Files.createTempDirectory("flights");
        Path model = Files.copy(Examples.file("model/model.onnx"), folder.resolve("model.onnx"));
        try {
            Signature signature = OnnxReader.read(model).signature();
            List<String> columns = InputColumns.of(signature);
            Scores scores = new Scores();
            ChildCommand command =
                    new ChildCommand(
                            Path.of(System.getProperty("java.home"), "bin", "java"),
                            Path.of(System.getProperty("slipway.serving.jar")),
                            ChildLimits.DEFAULT);
            new ChildScorer(command)
                    .score(
                            new ScoreRequest(model, Examples.file(table), columns, 1),
                            scores,
                            Scorer.Abort.NEVER);
            return new CountedTable(signature, Examples.file(table), scores.texts);
        } finally {
            Files.delete(model);
            Files.delete(folder);
        }
    }

    /// The last element of each answer: the probability of label 1.
    private static final class Scores implements Scorer.AnswerSink {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void header(List<String> names) {
            assertThat(names.getLast()).isEqualTo("probabilities[1]");
        }

        @Override
        public void row(List<String> answers) {
            texts.add(answers.getLast());
        }
    }
}
