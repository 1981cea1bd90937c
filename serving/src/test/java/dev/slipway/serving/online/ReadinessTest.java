package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Release;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.fixture.RunningServer.Answer;
import dev.slipway.serving.online.OnlineOptions.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
    private static final String ROW =
            Json.of(
                    "{'inputs':[{'name':'age','datatype':'FP32','shape':[1,1],'data':[1]},{'name':'city','datatype':'BYTES','shape':[1,1],'data':['a']}]}");

    @TempDir private Path root;

    private RunningServer start(UnaryOperator<String> change) throws IOException {
        Release.write(root, change);
        return RunningServer.start(RunningServer.options(new Source.Release(root)), true);
    }

    private static void notReady(RunningServer server, String reason) throws Exception {
        Answer ready = server.get("/v2/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body().path("ready").asBoolean(true)).isFalse();
        assertThat(ready.error()).isEqualTo(reason);
        Answer model = server.get("/v2/models/m/ready");
        assertThat(model.status()).isEqualTo(503);
        Answer infer = server.infer(ROW);
        assertThat(infer.status()).isEqualTo(503);
        assertThat(infer.error()).isEqualTo(reason);
        assertThat(infer.response().headers().firstValue("retry-after")).hasValue("1");
        assertThat(server.get("/v2/health/live").status()).isEqualTo(200);
        assertThat(server.get("/v2/models").body().path("models")).isEmpty();
    }

    @Test
    void aReleaseAnswersUnderItsSlugAndVersion() throws Exception {
        try (RunningServer server = start(text -> text)) {
            Answer answer = server.infer(ROW);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("model_name").asText()).isEqualTo("m");
            assertThat(answer.body().path("model_version").asText()).isEqualTo("3");
            assertThat(server.get("/v2/models/m/versions/3").status()).isEqualTo(200);
        }
    }

    @Test
    void beforeTheModelIsLoadedNothingIsAnswered() throws Exception {
        Release.write(root, text -> text);
        try (RunningServer server =
                RunningServer.start(RunningServer.options(new Source.Release(root)), false)) {
            notReady(server, "the model is loading");
            server.server().load();
            assertThat(server.get("/v2/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void goldenRowsThatDifferKeepItUnready() throws Exception {
        try (RunningServer server =
                start(
                        text ->
                                text.replace(
                                        "'data':[1.5,20]},{'name':'same_city'",
                                        "'data':[1.5,20.25]},{'name':'same_city'"))) {
            notReady(
                    server,
                    "golden output same_age[1] is 20.0, expected 20.25: differs by 0.250, allowed 1.00e-05");
        }
    }

    @Test
    void goldenStringsMustBeEqual() throws Exception {
        try (RunningServer server =
                start(
                        text ->
                                text.replace(
                                        "'data':['Rome','Oslo']}]}}",
                                        "'data':['Rome','Bern']}]}}"))) {
            notReady(server, "golden output same_city[1] is Oslo, expected Bern");
        }
    }

    @Test
    void differencesWithinTheToleranceAreAllowed() throws Exception {
        try (RunningServer server =
                start(
                        text ->
                                text.replace(
                                        "'data':[1.5,20]},{'name':'same_city'",
                                        "'data':[1.500001,20.0001]},{'name':'same_city'"))) {
            assertThat(server.get("/v2/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void anotherSignatureThanTheValidatedOneKeepsItUnready() throws Exception {
        try (RunningServer server =
                start(
                        text ->
                                text.replaceFirst(
                                        "'FP32','shape':\\[-1,1]", "'FP64','shape':[-1,1]"))) {
            assertThat(server.get("/v2/health/ready").error())
                    .startsWith("the signature is not the validated one: ");
        }
    }

    @Test
    void aModelThatDoesNotLoadKeepsItUnready() throws Exception {
        Release.write(root, text -> text);
        Files.writeString(root.resolve("models/m/3/model.onnx"), "broken");
        try (RunningServer server =
                RunningServer.start(RunningServer.options(new Source.Release(root)), true)) {
            assertThat(server.get("/v2/health/ready").error())
                    .startsWith("the runtime cannot load the model: ");
        }
    }

    @Test
    void aDescriptorThatCannotBeUsedStopsTheStart() throws Exception {
        OnlineOptions options = RunningServer.options(new Source.Release(root));
        assertThatThrownBy(() -> RunningServer.start(options, false))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no slipway/release.json below the root");
        Release.write(root, text -> text.replace("models/m/3/", "../../"));
        assertThatThrownBy(() -> RunningServer.start(options, false))
                .hasMessage("modelPath leaves the root");
        Release.write(root, text -> text.replace("slipway.dev/v1", "slipway.dev/v9"));
        assertThatThrownBy(() -> RunningServer.start(options, false))
                .hasMessage("release.json has apiVersion slipway.dev/v9, expected slipway.dev/v1");
    }

    @Test
    void eventTimeIsHonouredForLocalCallers() throws Exception {
        try (RunningServer server = start(text -> text)) {
            String body =
                    ROW.replaceFirst(
                            "\\{", "{\"parameters\":{\"slipway_event_time\":1364774400000},");
            assertThat(server.infer(body).status()).isEqualTo(200);
        }
    }
}
