package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.serving.fixture.HomeServer;
import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Release;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.online.OnlineOptions.Source;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoredServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path root;

    @Test
    void whatIsAnsweredIsFlushedWhenTheServerEnds() throws Exception {
        Release.write(root, text -> text);
        try (HomeServer home = new HomeServer()) {
            OnlineOptions options =
                    new OnlineOptions(
                            new Source.Release(root),
                            "127.0.0.1",
                            0,
                            RunningServer.BODY_LIMIT,
                            "staging/m",
                            "rel",
                            null,
                            null,
                            home.uri(),
                            null);
            try (RunningServer server = RunningServer.start(options, true)) {
                String body =
                        Json.of(
                                "{'id':'abc','parameters':{'slipway_event_time':1364774400000},'inputs':[{'name':'age','datatype':'FP32','shape':[2,1],'data':[35.06,5]},{'name':'city','datatype':'BYTES','shape':[2,1],'data':['Rome','?']}]}");
                assertThat(server.infer(body).status()).isEqualTo(200);
            }
            long rows = 0;
            String predictions = "";
            String columns = "";
            while (rows < 2) {
                JsonNode batch = JSON.readTree(home.next().body());
                for (JsonNode window : batch.path("windows")) {
                    rows += window.path("rows").asLong();
                    columns = window.path("columns").toString();
                    assertThat(window.path("start").asText()).isEqualTo("2013-04-01T00:00:00Z");
                }
                predictions += batch.path("predictions").toString();
            }
            assertThat(columns).isEqualTo("{\"age\":[1,0,0,0,0,1],\"city\":[1,0,1,0]}");
            assertThat(predictions).contains("\"abc:0\"").contains("\"abc:1\"");
        }
    }
}
