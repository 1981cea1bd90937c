package dev.slipway.serving.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.slipway.core.model.Datatype;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.OnnxWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerTest {
    @TempDir private Path folder;

    private static void fill(Scorer scorer, float[][] rows) {
        int width = rows[0].length;
        scorer.input(0).reset(new long[] {rows.length, width}, 2, rows.length * width);
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < width; i++) {
                scorer.input(0).data().putFloat((row * width + i) * 4, rows[row][i]);
            }
        }
    }

    private static float[][] rows(int count, int width) {
        Random random = new Random(3);
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat() * 4 - 2;
            }
        }
        return rows;
    }

    private static float[] outputs(Scorer scorer) {
        float[] values = new float[scorer.output(0).elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = scorer.output(0).data().getFloat(i * 4);
        }
        return values;
    }

    @Test
    void answersEqualTheRuntimesOwn() throws Exception {
        Path file = Models.write(folder, Models.mlp());
        float[][] rows = rows(5, 784);
        OrtEnvironment environment = RuntimeLibrary.load();
        try (Model model = Model.open(file, 1);
                Scorer scorer = model.newScorer();
                OrtSession session = environment.createSession(file.toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result = session.run(Map.of("x", input))) {
            fill(scorer, rows);
            scorer.run();
            float[][] expected = (float[][]) result.get(0).getValue();
            float[] flat = new float[50];
            for (int row = 0; row < 5; row++) {
                System.arraycopy(expected[row], 0, flat, row * 10, 10);
            }
            assertThat(scorer.output(0).shape()).containsExactly(5, 10);
            assertThat(outputs(scorer)).containsExactly(flat);
        }
    }

    @Test
    void aRowHasTheSameBitsAloneAndInABatch() throws Exception {
        Path file = Models.write(folder, Models.mlp());
        float[][] rows = rows(33, 784);
        try (Model model = Model.open(file, 1);
                Scorer scorer = model.newScorer()) {
            fill(scorer, rows);
            scorer.run();
            float[] together = outputs(scorer);
            for (int row = 0; row < rows.length; row++) {
                fill(scorer, new float[][] {rows[row]});
                scorer.run();
                float[] alone = outputs(scorer);
                for (int i = 0; i < 10; i++) {
                    assertThat(Float.floatToRawIntBits(alone[i]))
                            .isEqualTo(Float.floatToRawIntBits(together[row * 10 + i]));
                }
            }
        }
    }

    @Test
    void outputsWhoseShapeDependsOnDataAreTaken() throws Exception {
        try (Model model = Model.open(Models.write(folder, Models.dataDependent()), 1);
                Scorer scorer = model.newScorer()) {
            scorer.input(0).reset(new long[] {3}, 1, 3);
            scorer.input(0).data().putFloat(0, 1).putFloat(4, 0).putFloat(8, 2);
            scorer.run();
            assertThat(scorer.output(0).shape()).containsExactly(1, 2);
            assertThat(scorer.output(0).data().getLong(8)).isEqualTo(2);
        }
    }

    @Test
    void valuesThatTheRuntimeRefusesLeaveTheScorerUsable() throws Exception {
        try (Model model = Model.open(Models.write(folder, Models.lookup()), 1);
                Scorer scorer = model.newScorer()) {
            scorer.input(0).reset(new long[] {1}, 1, 1);
            scorer.input(0).data().putLong(0, 99);
            assertThatThrownBy(scorer::run)
                    .isInstanceOf(ScoringException.class)
                    .hasMessageNotContaining("onnxruntime_src");
            scorer.input(0).data().putLong(0, 2);
            scorer.run();
            assertThat(scorer.output(0).data().getFloat(0)).isEqualTo(30f);
        }
    }

    @Test
    void zipMapIsRefusedWithTheFix() {
        Path file = Path.of("../examples/flights/zipmap/model.onnx");
        assertThatThrownBy(() -> Model.open(file, 1))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("output_probability")
                .hasMessageContaining("options={\"zipmap\": False}");
    }

    @Test
    void aFileThatIsNoModelIsRefusedWithoutItsFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("text.onnx"), "this is no model");
        assertThatThrownBy(() -> Model.open(file, 1))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("text.onnx")
                .hasMessageNotContaining(folder.toString());
        Path whole = Models.write(folder, Models.mlp());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.onnx"), java.util.Arrays.copyOf(bytes, 5000));
        assertThatThrownBy(() -> Model.open(cut, 1)).isInstanceOf(ModelRefusedException.class);
        assertThatThrownBy(() -> Model.open(folder.resolve("none.onnx"), 1))
                .hasMessage("there is no model file named none.onnx");
    }

    @Test
    void everyDatatypeIsDescribed() throws Exception {
        for (Datatype type : Datatype.values()) {
            OnnxWriter writer = Models.identity(type);
            try (Model model = Model.open(Models.write(folder, writer), 1)) {
                assertThat(model.signature().inputs().getFirst().datatype()).isEqualTo(type);
                assertThat(model.signature().inputs().getFirst().shape()).containsExactly(-1L, 2L);
            }
        }
    }
}
