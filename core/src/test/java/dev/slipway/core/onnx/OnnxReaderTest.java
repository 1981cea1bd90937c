package dev.slipway.core.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.onnx.OnnxRefusal.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxReaderTest {
    private static OnnxModel read(Proto model) throws IOException {
        return read(model.toBytes(), OnnxLimits.DEFAULT);
    }

    private static OnnxModel read(byte[] bytes, OnnxLimits limits) throws IOException {
        return OnnxReader.read(new ByteArrayInputStream(bytes), limits);
    }

    private static OnnxRefusal refusal(byte[] bytes) {
        return refusal(bytes, OnnxLimits.DEFAULT);
    }

    private static OnnxRefusal refusal(byte[] bytes, OnnxLimits limits) {
        try {
            OnnxModel model = read(bytes, limits);
            throw new AssertionError("was read: " + model);
        } catch (OnnxRefusal refusal) {
            return refusal;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesInputsOutputsOperatorsAndOperatorSets() throws IOException {
        OnnxModel model = read(SmallModels.model(SmallModels.graph(SmallModels.identity())));

        assertThat(model.irVersion()).isEqualTo(8);
        assertThat(model.producer()).isEqualTo("by hand");
        assertThat(model.opsets()).containsExactly(java.util.Map.entry("ai.onnx", 18L));
        assertThat(model.operators()).containsExactly(new Operator("ai.onnx", "Identity"));
        assertThat(model.nodes()).isEqualTo(1);
        assertThat(model.signature().inputs())
                .containsExactly(new TensorSpec("x", Datatype.FP32, List.of(-1L, 1L)));
        assertThat(model.signature().outputs())
                .containsExactly(new TensorSpec("y", Datatype.FP32, List.of(-1L, 1L)));
    }

    @Test
    void anOperatorSetMayBeNamedTwiceWithOneVersionButNotWithTwo() throws IOException {
        Proto graph = SmallModels.graph(SmallModels.identity());
        Proto twice = SmallModels.model(graph).with(8, Proto.message().number(2, 18));
        assertThat(read(twice).opsets()).containsExactly(java.util.Map.entry("ai.onnx", 18L));

        Proto contradicting = SmallModels.model(graph).with(8, Proto.message().number(2, 17));
        assertThat(refusal(contradicting.toBytes()))
                .hasMessageContaining(
                        "operator set ai.onnx is imported in two versions, 18 and 17");
    }

    @Test
    void initializersAreNoInputs() throws IOException {
        Proto graph =
                SmallModels.graph(SmallModels.identity())
                        .with(5, Proto.message().number(1, 1).number(2, 1).text(8, "w"))
                        .with(11, SmallModels.value("w", SmallModels.tensor(1, 1)));

        assertThat(read(SmallModels.model(graph)).inputs())
                .extracting(GraphValue::name)
                .containsExactly("x");
    }

    @Test
    void operatorsOfNestedGraphsAreSeen() throws IOException {
        Proto attribute = Proto.message().text(1, "then_branch");
        attribute.with(6, SmallModels.graph(SmallModels.node("", "Neg")));
        Proto node = SmallModels.node("", "If").with(5, attribute);

        assertThat(read(SmallModels.model(SmallModels.graph(node))).operators())
                .extracting(Operator::name)
                .containsExactly("If", "Neg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello, this is text",
                "%PDF-1.7",
                "{\"a\": 1}",
                "a,b,c\n1,2,3\n",
                "\u0000\u0000\u0000\u0000",
                "PK\u0003\u0004"
            })
    void otherFilesAreNotOnnx(String content) {
        assertThat(refusal(content.getBytes(StandardCharsets.ISO_8859_1)).kind())
                .isEqualTo(Kind.NOT_ONNX);
    }

    @Test
    void everyCutIsRefused() {
        byte[] whole = SmallModels.model(SmallModels.graph(SmallModels.identity())).toBytes();
        for (int length = 0; length < whole.length; length++) {
            OnnxRefusal refusal = refusal(java.util.Arrays.copyOf(whole, length));
            assertThat(refusal.kind())
                    .as("cut after %d of %d bytes", length, whole.length)
                    .isIn(length < 2 ? List.of(Kind.NOT_ONNX) : List.of(Kind.TRUNCATED));
        }
    }

    @Test
    void zipMapIsNamedWithItsFix() throws IOException {
        Proto graph =
                SmallModels.graph(SmallModels.identity())
                        .with(12, SmallModels.value("probs", SmallModels.sequenceOfMaps()));
        OnnxModel model = read(SmallModels.model(graph));

        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(model::signature)
                .withMessageContaining("output probs is a sequence(map(tensor))")
                .withMessageContaining("options={\"zipmap\": False}")
                .satisfies(r -> assertThat(r.kind()).isEqualTo(Kind.UNSUPPORTED_TYPE));
    }

    @Test
    void typesThatNoClientCanSendAreRefused() throws IOException {
        Proto graph =
                SmallModels.graph(SmallModels.identity())
                        .with(12, SmallModels.value("c", SmallModels.tensor(14, 1)));
        OnnxModel model = read(SmallModels.model(graph));

        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(model::signature)
                .withMessage(
                        "output c has ONNX element type 14, which no client can send (output c)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ai.onnx.contrib", "com.example", "com.microsoft.extensions"})
    void customOperatorsAreRefused(String domain) {
        Proto model = SmallModels.model(SmallModels.graph(SmallModels.node(domain, "Do")));
        model.with(8, Proto.message().text(1, domain).number(2, 1));

        OnnxRefusal refusal = refusal(model.toBytes());

        assertThat(refusal.kind()).isEqualTo(Kind.UNKNOWN_OPERATOR);
        assertThat(refusal.where()).isEqualTo("operator " + domain + ":Do");
    }

    @Test
    void operatorsThatOpenFilesAreRefused() {
        Proto model =
                SmallModels.model(
                        SmallModels.graph(SmallModels.node("com.microsoft", "EPContext")));
        model.with(8, Proto.message().text(1, "com.microsoft").number(2, 1));

        assertThat(refusal(model.toBytes()).kind()).isEqualTo(Kind.UNKNOWN_OPERATOR);
    }

    @Test
    void operatorsOfTheModelsOwnFunctionsAreKnown() throws IOException {
        Proto function = Proto.message().text(1, "Twice").text(10, "local");
        function.with(7, SmallModels.node("", "Add"));
        Proto model = SmallModels.model(SmallModels.graph(SmallModels.node("local", "Twice")));
        model.with(8, Proto.message().text(1, "local").number(2, 1)).with(25, function);

        assertThat(read(model).operators())
                .containsExactly(new Operator("ai.onnx", "Add"), new Operator("local", "Twice"));
    }

    @Test
    void anOperatorWithoutItsImportIsMalformed() {
        Proto model =
                SmallModels.model(SmallModels.graph(SmallModels.node("ai.onnx.ml", "Scaler")));

        assertThat(refusal(model.toBytes()).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void twoGraphsAreRefused() {
        Proto graph = SmallModels.graph(SmallModels.identity());

        assertThat(refusal(SmallModels.model(graph).with(7, graph).toBytes()).reason())
                .isEqualTo("the file is damaged: it has two graphs");
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackEnds() {
        Proto inner = SmallModels.graph(SmallModels.identity());
        for (int i = 0; i < 2000; i++) {
            Proto attribute = Proto.message().text(1, "body").with(6, inner);
            inner = Proto.message().with(1, SmallModels.node("", "Loop").with(5, attribute));
        }

        OnnxRefusal refusal = refusal(SmallModels.model(inner).toBytes());

        assertThat(refusal.kind()).isEqualTo(Kind.LIMIT);
        assertThat(refusal.reason()).isEqualTo("the model has messages nested deeper than 64");
    }

    @Test
    void countsAreLimited() {
        OnnxLimits few = new OnnxLimits(1 << 20, 64, 2, 2, 2, 16, 4096);
        Proto graph = SmallModels.graph(SmallModels.identity());
        graph.with(1, SmallModels.identity()).with(1, SmallModels.identity());

        assertThat(refusal(SmallModels.model(graph).toBytes(), few).reason())
                .isEqualTo("the model has more than 2 nodes");
    }

    @Test
    void longNamesAreLimited() {
        Proto model = SmallModels.model(SmallModels.graph(SmallModels.node("", "a".repeat(1025))));

        assertThat(refusal(model.toBytes()).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void theFileIsLimited() {
        byte[] model = SmallModels.model(SmallModels.graph(SmallModels.identity())).toBytes();
        OnnxLimits small = new OnnxLimits(model.length - 1, 64, 9, 9, 9, 99, 999);

        assertThat(refusal(model, small).reason())
                .isEqualTo("the model has more than " + (model.length - 1) + " bytes");
    }

    @Test
    void aPartLongerThanItsContainerIsDamage() {
        Proto model = Proto.message().number(1, 8).bytes(7, new byte[] {0x0a, 0x7f, 0x01});

        assertThat(refusal(model.toBytes()).kind()).isEqualTo(Kind.MALFORMED);
    }
}
