package dev.slipway.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.builder.assembly.AddedLayer;
import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.builder.assembly.ImageAssembly;
import dev.slipway.builder.assembly.ImageInputs;
import dev.slipway.builder.assembly.ModelFile;
import dev.slipway.oci.ContentSource;
import dev.slipway.oci.Image;
import dev.slipway.oci.OciLayout;
import dev.slipway.oci.Unpacker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Makes a base and an image of the flights model, and runs it as a cluster would: runc, read-only
/// root, a numeric user, no capabilities. Needs root, runc and Debian packages; skipped elsewhere,
/// unless `SLIPWAY_TEST_REQUIRE` holds `container`.
class ContainerTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path MODEL = REPOSITORY.resolve("examples/flights/model/model.onnx");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir static Path folder;

    private static Image image;

    @BeforeAll
    static void makeTheImage() throws Exception {
        RuncContainer.requireAvailable();
        Path serving = REPOSITORY.resolve("serving/target");
        Path work = Path.of("target/base-layers").toAbsolutePath();
        OciLayout layout = OciLayout.create(folder.resolve("layout"));
        try (var store = LayerStore.open(work, false)) {
            var sources =
                    new BaseSources(serving.resolve("serving.jar"), serving.resolve("native"));
            var layers = new CommonLayers(store, System.out::println);
            BaseImage base = new BaseBuilder(sources, store, layers).build();
            assertThat(base.compressedBytes())
                    .as("compressed base")
                    .isLessThanOrEqualTo(55_000_000);
            base.writeTo(folder.resolve("layout"), store);
        }
        Image base = Image.read(layout, layout.onlyManifest().digest());
        AssembledImage assembled = ImageAssembly.assemble(inputs(base));
        for (AddedLayer added : assembled.added()) {
            try (InputStream tar = added.open()) {
                layout.write(tar.readAllBytes());
            }
        }
        layout.write(assembled.config());
        layout.write(assembled.manifest().bytes());
        image = Image.read(layout, assembled.digest());
        image.unpack(layout, folder.resolve("rootfs"), Unpacker.Limits.DEFAULT);
    }

    @Test
    void theImageServesItsModelAsAtItsEvaluation() throws Exception {
        JsonNode golden = JSON.readTree(release()).path("golden");
        try (var container = RuncContainer.start(folder, image.config(), List.of());
                HttpClient client = HttpClient.newHttpClient()) {
            URI base = URI.create("http://127.0.0.1:" + container.awaitReady() + "/v2/");

            HttpResponse<String> ready =
                    client.send(
                            HttpRequest.newBuilder(base.resolve("health/ready")).build(),
                            BodyHandlers.ofString());
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(base.resolve("models/flight-delay/infer"))
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    JSON.writeValueAsBytes(golden.path("request"))))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertSameOutputs(JSON.readTree(answer.body()), golden.path("response"));
            assertThat(container.userOfProcess()).isEqualTo(65532);
        }
    }

    @Test
    void theRuntimeAcceptsTheAotCacheInTheImage() throws Exception {
        try (var container =
                RuncContainer.start(folder, image.config(), List.of("-XX:AOTMode=on"))) {
            assertThat(container.awaitReady()).isPositive();
        }
    }

    @Test
    void theImageHasNoShell() {
        for (String shell :
                List.of("bin/sh", "bin/bash", "usr/bin/sh", "usr/bin/bash", "bin/busybox")) {
            assertThat(folder.resolve("rootfs").resolve(shell)).doesNotExist();
        }
    }

    private static void assertSameOutputs(JsonNode answer, JsonNode expected) {
        for (JsonNode output : expected.path("outputs")) {
            JsonNode found = null;
            for (JsonNode candidate : answer.path("outputs")) {
                found = candidate.path("name").equals(output.path("name")) ? candidate : found;
            }
            assertThat(found).as(output.path("name").asText()).isNotNull();
            for (int i = 0; i < output.path("data").size(); i++) {
                double wanted = output.path("data").get(i).asDouble();
                assertThat(found.path("data").get(i).asDouble())
                        .isCloseTo(wanted, Offset.offset(1e-5));
            }
        }
    }

    private static ImageInputs inputs(Image base) throws IOException {
        var subject =
                new ImageInputs.Subject(
                        "default",
                        "flight-delay",
                        "flight-delay",
                        1,
                        "sha256:" + "0".repeat(64),
                        new UUID(0, 1));
        var model = new ModelFile("model.onnx", Files.size(MODEL), ContentSource.of(MODEL));
        return new ImageInputs(subject, base, release().getBytes(UTF_8), List.of(model));
    }

    private static String release() throws IOException {
        try (InputStream content =
                ContainerTest.class.getResourceAsStream("flights-release.json")) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}
