package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.serving.Arguments;
import dev.slipway.serving.fixture.HomeServer;
import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Release;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.fixture.RunningServer.Answer;
import dev.slipway.serving.fixture.Tokens;
import dev.slipway.serving.online.OnlineOptions.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationTest {
    private static final String ROW =
            Json.of(
                    "{'inputs':[{'name':'age','datatype':'FP32','shape':[1,1],'data':[1]},{'name':'city','datatype':'BYTES','shape':[1,1],'data':['a']}]}");
    private static final String REPLAY =
            ROW.replaceFirst("\\{", "{\"parameters\":{\"slipway_event_time\":1364774400000},");

    @TempDir private Path root;
    private Tokens tokens;
    private HomeServer home;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        tokens = new Tokens("k1");
        home = new HomeServer();
        home.document(Tokens.keySet(tokens));
        Release.write(root, text -> text);
        server = RunningServer.start(options(), true);
    }

    private OnlineOptions options() {
        return new OnlineOptions(
                new Source.Release(root),
                "127.0.0.1",
                0,
                RunningServer.BODY_LIMIT,
                "staging/m",
                "r1",
                home.uri(),
                root.resolve("jwks.json"),
                null,
                null);
    }

    @AfterEach
    void stop() {
        server.close();
        home.close();
    }

    private void refused(String authorization, String reason) throws Exception {
        Answer answer = server.infer(ROW, "Authorization", authorization);
        assertThat(answer.error()).isEqualTo(reason);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().firstValue("www-authenticate")).hasValue("Bearer");
    }

    @Test
    void aTokenWithTheVerbMayPredict() throws Exception {
        String bearer = tokens.bearer(Tokens.claims("predict"));
        assertThat(server.infer(ROW, "Authorization", bearer).status()).isEqualTo(200);
        assertThat(server.infer(ROW, "Authorization", bearer).status()).isEqualTo(200);
        assertThat(server.get("/v2/models/m", "Authorization", bearer).status()).isEqualTo(200);
    }

    @Test
    void withoutATokenNothingButProbesAndMetricsIsAnswered() throws Exception {
        Answer answer = server.infer(ROW);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("a bearer token is needed");
        for (String path : new String[] {"/v2", "/v2/models", "/v2/models/m"}) {
            assertThat(server.get(path).status()).as(path).isEqualTo(401);
        }
        for (String path :
                new String[] {
                    "/v2/health/live", "/v2/health/ready", "/v2/models/m/ready", "/metrics"
                }) {
            assertThat(server.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void whatIsNoTokenIsRefused() throws Exception {
        refused("Basic YTpi", "the Authorization header is not a bearer token");
        refused("Bearer abc", "the token is not a JWT");
        refused("Bearer a.b.c", "the token is not a JWT");
        refused("Bearer slw_0123456789", "the token is not a JWT");
        refused(
                "Bearer " + tokens.token("none", Tokens.claims("predict")),
                "the token is not signed with ES256");
    }

    @Test
    void aChangedTokenIsRefused() throws Exception {
        String bearer = tokens.bearer(Tokens.claims("predict"));
        refused(Tokens.tampered(bearer), "the token's signature does not hold");
        Tokens impostor = new Tokens("k1");
        refused(impostor.bearer(Tokens.claims("predict")), "the token's signature does not hold");
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        long past = System.currentTimeMillis() / 1000 - 60;
        refused(tokens.bearer(Tokens.claims("predict").put("exp", past)), "the token has expired");
    }

    @Test
    void aTokenForAnotherPlaceIsRefused() throws Exception {
        String reason = "the token is not for this deployment (serve:staging/m)";
        refused(tokens.bearer(Tokens.claims("predict").put("aud", "slipway")), reason);
        refused(tokens.bearer(Tokens.claims("predict").put("aud", "serve:production/m")), reason);
        refused(tokens.bearer(Tokens.claims("predict").put("iss", "other")), reason);
        refused(
                tokens.bearer(Tokens.claims("predict").put("project", "other")),
                "the token is of another project");
    }

    @Test
    void aTokenWithoutTheVerbIs403() throws Exception {
        Answer answer = server.infer(ROW, "Authorization", tokens.bearer(Tokens.claims("read")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error()).isEqualTo("this needs a token with the verb predict");
    }

    @Test
    void eventTimeNeedsTheVerbForReplay() throws Exception {
        Answer without =
                server.infer(REPLAY, "Authorization", tokens.bearer(Tokens.claims("predict")));
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.error())
                .isEqualTo(
                        "the parameter slipway_event_time needs a token with the verb serve:replay");
        Answer with =
                server.infer(
                        REPLAY,
                        "Authorization",
                        tokens.bearer(Tokens.claims("predict", "serve:replay")));
        assertThat(with.status()).isEqualTo(200);
    }

    @Test
    void aKeyThatOutlivesTheGatewayIsReadFromTheFile() throws Exception {
        String bearer = tokens.bearer(Tokens.claims("predict"));
        assertThat(server.infer(ROW, "Authorization", bearer).status()).isEqualTo(200);
        assertThat(Files.readString(root.resolve("jwks.json"))).isEqualTo(Tokens.keySet(tokens));
        server.close();
        home.close();
        server = RunningServer.start(options(), true);
        assertThat(server.infer(ROW, "Authorization", bearer).status()).isEqualTo(200);
        Tokens unknown = new Tokens("k2");
        refused(
                unknown.bearer(Tokens.claims("predict")),
                "the token is signed with an unknown key");
    }

    @Test
    void withoutKeysOnlyLoopbackIsAllowed() {
        Arguments anywhere =
                Arguments.parse(
                        new String[] {"--model", "m.onnx", "--name", "m", "--host", "0.0.0.0"}, 0);
        assertThatThrownBy(() -> OnlineOptions.of(anywhere, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("without SLIPWAY_JWKS_URL nobody is authenticated");
        Arguments silent = Arguments.parse(new String[] {"--root", "/r"}, 0);
        assertThat(OnlineOptions.of(silent, Map.of()).host()).isEqualTo("127.0.0.1");
    }
}
