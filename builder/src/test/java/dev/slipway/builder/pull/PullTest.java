package dev.slipway.builder.pull;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.builder.StoredImages;
import dev.slipway.builder.TestBase;
import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.core.identity.Verb;
import dev.slipway.oci.Digest;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithStack(role = "builder")
@QuarkusTestResource(TestBase.class)
class PullTest {
    private static final String PROJECT = "pulls";
    private static final String ABSENT =
            "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    @Inject StoredImages images;

    @Test
    void whoMayPullIsToldThatThisIsARegistry() {
        for (String path : List.of("/v2", "/v2/")) {
            puller().get(path)
                    .then()
                    .statusCode(200)
                    .header("Docker-Distribution-Api-Version", "registry/2.0")
                    .body("size()", equalTo(0));
        }
    }

    @Test
    void withoutATokenOrTheRightNothingIsPulled() {
        refused(
                given().get("/v2/"),
                401,
                "UNAUTHORIZED",
                "This needs a token: Authorization: Bearer TOKEN.");
        refused(
                as(Tokens.of(PROJECT, Verb.READ)).get("/v2/"),
                403,
                "DENIED",
                "This needs the right pull, which tester does not have with these credentials.");
        refused(
                as(Tokens.of(PROJECT, Verb.READ)).get("/v2/pulls/any/manifests/1"),
                403,
                "DENIED",
                "This needs the right pull, which tester does not have with these credentials.");
        assertThat(as(Tokens.of(PROJECT, Verb.READ)).head("/v2/pulls/any/manifests/1").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aManifestIsPulledByDigestAndByVersion() {
        AssembledImage image = images.runnable(PROJECT, "named", 1, "weights");
        String digest = image.digest().toString();
        byte[] bytes = image.manifest().bytes();

        for (String reference : List.of("1", digest)) {
            Response answer = puller().get("/v2/pulls/named/manifests/" + reference);
            answer.then()
                    .statusCode(200)
                    .header("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                    .header("Docker-Content-Digest", digest)
                    .header("ETag", "\"" + digest + "\"")
                    .header("Content-Length", Integer.toString(bytes.length));
            assertThat(answer.asByteArray()).isEqualTo(bytes);
            puller().head("/v2/pulls/named/manifests/" + reference)
                    .then()
                    .statusCode(200)
                    .header("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                    .header("Docker-Content-Digest", digest)
                    .header("Content-Length", Integer.toString(bytes.length));
        }
    }

    @Test
    void aManifestThatIsKnownIsNotSentAgain() {
        String digest = images.runnable(PROJECT, "known", 1, "weights").digest().toString();

        for (String tag : List.of("\"" + digest + "\"", "\"other\", \"" + digest + "\"", "*")) {
            Response answer =
                    puller().header("If-None-Match", tag).get("/v2/pulls/known/manifests/1");
            answer.then().statusCode(304).header("ETag", "\"" + digest + "\"");
            assertThat(answer.asByteArray()).isEmpty();
        }
        puller().header("If-None-Match", "\"other\"")
                .get("/v2/pulls/known/manifests/1")
                .then()
                .statusCode(200);
    }

    @Test
    void theNewestRunnableImageStandsForItsVersionElseTheNewest() {
        images.modelOnly(PROJECT, "chosen", 1, "first");
        AssembledImage newer = images.modelOnly(PROJECT, "chosen", 1, "second");
        tag("chosen", newer);

        images.runnable(PROJECT, "chosen", 1, "third");
        AssembledImage newest = images.runnable(PROJECT, "chosen", 1, "fourth");
        images.modelOnly(PROJECT, "chosen", 1, "fifth");
        images.runnable(PROJECT, "chosen", 2, "of another version");
        tag("chosen", newest);
    }

    private static void tag(String slug, AssembledImage image) {
        puller().get("/v2/pulls/%s/manifests/1".formatted(slug))
                .then()
                .header("Docker-Content-Digest", image.digest().toString());
    }

    @Test
    void everyBlobOfAnImageIsPulledWholeOrInParts() {
        AssembledImage image = images.runnable(PROJECT, "parts", 1, "weights of parts");

        image.manifest()
                .blobs()
                .forEach(
                        blob -> {
                            String path = "/v2/pulls/parts/blobs/" + blob.digest();
                            byte[] whole =
                                    puller().get(path)
                                            .then()
                                            .statusCode(200)
                                            .header(
                                                    "Docker-Content-Digest",
                                                    blob.digest().toString())
                                            .header("Accept-Ranges", "bytes")
                                            .header("ETag", "\"" + blob.digest() + "\"")
                                            .header("Content-Length", Long.toString(blob.size()))
                                            .contentType("application/octet-stream")
                                            .extract()
                                            .asByteArray();
                            assertThat(Digest.of(whole)).isEqualTo(blob.digest());
                            puller().head(path)
                                    .then()
                                    .statusCode(200)
                                    .header("Docker-Content-Digest", blob.digest().toString())
                                    .header("Accept-Ranges", "bytes")
                                    .header("Content-Length", Long.toString(blob.size()));
                        });
    }

    @Test
    void rangesAreParts() {
        AssembledImage image = images.modelOnly(PROJECT, "ranges", 1, "weights of ranges");
        String path = "/v2/pulls/ranges/blobs/" + image.manifest().config().digest();
        byte[] config = image.config();
        int size = config.length;

        part(path, "bytes=0-9", "bytes 0-9/" + size, new String(config, 0, 10));
        part(
                path,
                "bytes=10-",
                "bytes 10-%d/%d".formatted(size - 1, size),
                new String(config, 10, size - 10));
        part(
                path,
                "bytes=-4",
                "bytes %d-%d/%d".formatted(size - 4, size - 1, size),
                new String(config, size - 4, 4));
        assertThat(
                        puller().header("Range", "bytes=0-1,4-5")
                                .get(path)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray())
                .isEqualTo(config);
        puller().header("Range", "bytes=0-9")
                .header("If-Range", "\"another\"")
                .get(path)
                .then()
                .statusCode(200);
        Response beyond = puller().header("Range", "bytes=%d-".formatted(size)).get(path);
        refused(
                beyond,
                416,
                "RANGE_INVALID",
                "The blob has %d bytes, none of them in this range.".formatted(size));
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + size);
    }

    private static void part(String path, String range, String contentRange, String content) {
        puller().header("Range", range)
                .get(path)
                .then()
                .statusCode(206)
                .header("Content-Range", contentRange)
                .header("Content-Length", Integer.toString(content.length()))
                .body(equalTo(content));
    }

    @Test
    void aBlobOfAnotherRepositoryIsNotThereHoweverItsNameWasLearnt() {
        AssembledImage mine = images.modelOnly(PROJECT, "mine", 1, "my weights");
        AssembledImage foreign = images.modelOnly("others", "mine", 1, "foreign weights");
        Digest secret = foreign.manifest().layers().getLast().digest();
        Digest own = mine.manifest().layers().getLast().digest();
        images.modelOnly(PROJECT, "beside", 1, "weights beside");

        String message = "No image of pulls/%s has a blob %s.";
        refused(
                puller().get("/v2/pulls/mine/blobs/" + secret),
                404,
                "BLOB_UNKNOWN",
                message.formatted("mine", secret));
        refused(
                puller().get("/v2/pulls/beside/blobs/" + own),
                404,
                "BLOB_UNKNOWN",
                message.formatted("beside", own));
        assertThat(puller().head("/v2/pulls/mine/blobs/" + secret).statusCode()).isEqualTo(404);
        puller().get("/v2/pulls/mine/manifests/" + foreign.digest())
                .then()
                .statusCode(404)
                .body("errors.code", contains("MANIFEST_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/manifests/1",
                "/manifests/" + ABSENT,
                "/blobs/" + ABSENT,
                "/tags/list",
                "/referrers/" + ABSENT
            })
    void aRepositoryOfAnotherProjectDoesNotExist(String rest) {
        images.modelOnly("others", "theirs", 1, "weights");

        for (String name : List.of("others/theirs", "pulls/absent")) {
            refused(
                    puller().get("/v2/" + name + rest),
                    404,
                    "NAME_UNKNOWN",
                    "There is no repository %s that these credentials can pull from. Repositories are PROJECT/MODEL, as `GET /api/v1/images` names them."
                            .formatted(name));
        }
    }

    @Test
    void whatIsNotThereIsSaidInTheWordsOfTheProtocol() {
        images.modelOnly(PROJECT, "little", 1, "weights");
        for (String reference : List.of("2", "latest", "01", "0", ABSENT)) {
            refused(
                    puller().get("/v2/pulls/little/manifests/" + reference),
                    404,
                    "MANIFEST_UNKNOWN",
                    "pulls/little has no image %s. Tags are the numbers of versions that were built."
                            .formatted(reference));
        }
        for (String path :
                List.of("manifests/sha256:12", "blobs/sha256:12", "referrers/sha256:12")) {
            refused(
                    puller().get("/v2/pulls/little/" + path),
                    400,
                    "DIGEST_INVALID",
                    "sha256:12 is no digest; sha256:<64 hex digits> is expected.");
        }
        refused(
                puller().get("/v2/_catalog"),
                404,
                "UNSUPPORTED",
                "There is no catalog here; see GET /api/v1/images.");
        refused(
                puller().get("/v2/too/many/parts/manifests/1"),
                404,
                "NAME_UNKNOWN",
                "There is nothing under this address.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v2/pulls/little/blobs/uploads/",
                "PATCH /v2/pulls/little/blobs/uploads/1",
                "PUT /v2/pulls/little/blobs/uploads/1",
                "PUT /v2/pulls/little/manifests/1",
                "DELETE /v2/pulls/little/manifests/1",
                "DELETE /v2/pulls/little/blobs/" + ABSENT,
                "POST /v2/"
            })
    void nothingIsPushedOrDeleted(String request) {
        String[] parts = request.split(" ");
        Response answer = puller().request(parts[0], parts[1]);
        refused(answer, 405, "UNSUPPORTED", PullOnly.REFUSAL);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void tagsAreVersionsInPages() {
        for (int version : new int[] {1, 2, 10, 11}) {
            images.modelOnly(PROJECT, "tagged", version, "weights " + version);
        }
        images.modelOnly(PROJECT, "tagged", 2, "again");

        puller().get("/v2/pulls/tagged/tags/list")
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("name", equalTo("pulls/tagged"))
                .body("tags", contains("1", "10", "11", "2"));
        puller().get("/v2/pulls/tagged/tags/list?n=2")
                .then()
                .header("Link", "</v2/pulls/tagged/tags/list?n=2&last=10>; rel=\"next\"")
                .body("tags", contains("1", "10"));
        puller().get("/v2/pulls/tagged/tags/list?n=2&last=10")
                .then()
                .header("Link", nullValue())
                .body("tags", contains("11", "2"));
        puller().get("/v2/pulls/tagged/tags/list?n=0")
                .then()
                .header("Link", nullValue())
                .body("tags", hasSize(0));
        refused(
                puller().get("/v2/pulls/tagged/tags/list?n=-1"),
                400,
                "UNSUPPORTED",
                "n must be a number of tags, at least 0.");
    }

    @Test
    void nothingRefersToAnImageYet() {
        AssembledImage image = images.modelOnly(PROJECT, "referred", 1, "weights");
        String path = "/v2/pulls/referred/referrers/" + image.digest();

        puller().get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/vnd.oci.image.index.v1+json")
                .header("OCI-Filters-Applied", nullValue())
                .body("schemaVersion", equalTo(2))
                .body("mediaType", equalTo("application/vnd.oci.image.index.v1+json"))
                .body("manifests", hasSize(0));
        puller().get(path + "?artifactType=application/vnd.example")
                .then()
                .statusCode(200)
                .header("OCI-Filters-Applied", "artifactType")
                .body("manifests", hasSize(0));
    }

    @Test
    void blobsOfAnImageMadeBeforeTheyWereNotedAreFound() throws Exception {
        AssembledImage image = images.runnable(PROJECT, "older", 1, "weights");
        try (var owner = TestPostgres.owner();
                var statement = owner.createStatement()) {
            statement.execute("delete from builder.image_blob where slug = 'older'");
            statement.execute("update builder.image set blobs_known = false where slug = 'older'");
        }

        image.manifest()
                .blobs()
                .forEach(
                        blob ->
                                puller().get("/v2/pulls/older/blobs/" + blob.digest())
                                        .then()
                                        .statusCode(200));
    }

    private static void refused(Response answer, int status, String code, String message) {
        answer.then()
                .statusCode(status)
                .header("Content-Type", "application/json")
                .body("size()", equalTo(1))
                .body("errors", hasSize(1))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].message", equalTo(message));
    }

    private static RequestSpecification puller() {
        return as(Tokens.of(PROJECT, Verb.PULL));
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", Tokens.bearer(token));
    }
}
