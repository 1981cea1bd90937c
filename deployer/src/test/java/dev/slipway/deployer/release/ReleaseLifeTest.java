package dev.slipway.deployer.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.Published;
import dev.slipway.deployer.ReleaseFlow;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class ReleaseLifeTest extends ReleaseFlow {
    @ConfigProperty(name = "slipway.home")
    Path home;

    @Test
    void aReleaseGoesStepByStepFromDraftToHealthy() {
        Published.Version version = publish(1, ImageKind.RUNNABLE, READY);
        UUID id =
                UUID.fromString(
                        release(version)
                                .statusCode(202)
                                .header("Location", containsString("/api/v1/releases/"))
                                .header("ETag", equalTo("\"v1\""))
                                .body("state", equalTo("DRAFT"))
                                .body("deployment", equalTo(model))
                                .body("requestedBy", equalTo("tester"))
                                .extract()
                                .path("id"));
        get(deployment()).then().body("state", equalTo("DEPLOYING"));
        assertThat(route()).isEmpty();

        assertThat(step(id).state()).isEqualTo(ReleaseState.VERIFYING);
        assertThat(step(id).state()).isEqualTo(ReleaseState.PROVISIONING);
        until(id, ReleaseState.PROMOTING);
        assertThat(route()).isEmpty();
        assertThat(step(id).state()).isEqualTo(ReleaseState.HEALTHY);

        String url = route().orElseThrow();
        get(deployment())
                .then()
                .body("state", equalTo("HEALTHY"))
                .body("current.id", equalTo(id.toString()))
                .body("previous", nullValue())
                .body("inProgress", nullValue())
                .body("desired.releaseId", equalTo(id.toString()))
                .body("live.ready", equalTo(true))
                .body("live.url", equalTo(url))
                .body("live.pid", notNullValue())
                .body("target", equalTo("local"))
                .body(
                        "endpoint",
                        equalTo("/serve/staging/%s/v2/models/%s/infer".formatted(model, model)));
        get("/api/v1/releases/" + id)
                .then()
                .body(
                        "history.to",
                        equalTo(
                                java.util.List.of(
                                        "DRAFT",
                                        "VERIFYING",
                                        "PROVISIONING",
                                        "PROMOTING",
                                        "HEALTHY")))
                .body("healthyAt", notNullValue());
        assertThat(events())
                .containsExactly(
                        "release.created DRAFT",
                        "release.advanced VERIFYING",
                        "release.advanced PROVISIONING",
                        "release.advanced PROMOTING",
                        "release.advanced HEALTHY",
                        "release.healthy");
    }

    @Test
    void theReleaseBeforeEndsOnlyAfterTheTrafficHasMoved() {
        ReleaseRow first = deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        String before = route().orElseThrow();
        Number pid = get(deployment()).path("live.pid");

        UUID second = begin(publish(2, ImageKind.MODEL_ONLY, READY));
        until(second, ReleaseState.PROMOTING);
        assertThat(route()).contains(before);
        assertThat(row(first.id()).state()).isEqualTo(ReleaseState.HEALTHY);

        finish(second);
        assertThat(row(second).state()).isEqualTo(ReleaseState.HEALTHY);
        assertThat(row(first.id()).state()).isEqualTo(ReleaseState.SUPERSEDED);
        assertThat(routes("release_id")).containsExactly(second.toString());
        reconciler.round();
        assertThat(ProcessHandle.of(pid.longValue())).isPresent();

        clock.advance(Duration.ofSeconds(11));
        reconciler.round();
        assertDead(pid);
        get(deployment())
                .then()
                .body("state", equalTo("HEALTHY"))
                .body("previous.id", equalTo(first.id().toString()))
                .body("previous.state", equalTo("SUPERSEDED"));
    }

    @Test
    void rollingBackReleasesThePreviousVersionAlsoWhenTheCurrentIsDead() {
        ReleaseRow first = deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        ReleaseRow second = deploy(publish(2, ImageKind.MODEL_ONLY, READY));
        kill(get(deployment()).path("live.pid"));

        String id =
                post(deployment() + "/rollback", Map.of("reason", "it is dead"))
                        .then()
                        .statusCode(202)
                        .body("version", equalTo(1))
                        .body("rollbackOf", equalTo(second.id().toString()))
                        .body("imageDigest", equalTo(first.content().imageDigest().value()))
                        .body("history[0].reason", equalTo("it is dead"))
                        .extract()
                        .path("id");
        assertThat(finish(UUID.fromString(id)).state()).isEqualTo(ReleaseState.HEALTHY);
        assertThat(row(second.id()).state()).isEqualTo(ReleaseState.SUPERSEDED);
        assertThat(routes("release_id")).containsExactly(id);

        post(deployment() + "/rollback", Map.of("reason", "and further"))
                .then()
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"))
                .body("detail", containsString("no earlier healthy release"));
    }

    @Test
    void cancellingInProvisioningLeavesTheTrafficWhereItIs(
            @org.junit.jupiter.api.io.TempDir Path folder) {
        deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        String before = route().orElseThrow();
        UUID second = begin(publish(2, ImageKind.MODEL_ONLY, folder.resolve("never").toString()));
        until(second, ReleaseState.PROVISIONING);
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> "the model is being loaded".equals(step(second).reason()));
        Number pid = backendPid(second);

        post("/api/v1/releases/" + second + "/cancel", Map.of("reason", "wrong version"))
                .then()
                .statusCode(202)
                .body("state", equalTo("ABORTING"));
        assertThat(finish(second).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(row(second).reason()).isEqualTo("wrong version");
        assertDead(pid);
        assertThat(route()).contains(before);
        assertThat(events()).contains("release.rolledback");
        post("/api/v1/releases/" + second + "/cancel", Map.of("reason", "again"))
                .then()
                .statusCode(409)
                .body("detail", containsString("ROLLED_BACK"));
    }

    @Test
    void removingADeploymentLeavesNothing() throws Exception {
        ReleaseRow release = deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        Number pid = get(deployment()).path("live.pid");
        Path image = home.resolve("images/unpacked").resolve(release.content().imageDigest().hex());
        assertThat(image).isDirectory();
        assertThat(filesNaming(release.id())).hasSize(2);

        given(caller())
                .body(Map.of("reason", "not needed"))
                .delete(deployment())
                .then()
                .statusCode(202)
                .body("state", equalTo("REMOVING"));
        assertThat(route()).isEmpty();
        release(Published.version(project, model, 9)).statusCode(409);
        finishRemoval();

        assertDead(pid);
        assertThat(filesNaming(release.id())).isEmpty();
        assertThat(image).doesNotExist();
        assertThat(row(release.id()).state()).isEqualTo(ReleaseState.RETIRED);
        get(deployment()).then().body("state", equalTo("REMOVED"));
        get("/api/v1/deployments").then().body("items", equalTo(java.util.List.of()));
        assertThat(events()).endsWith("release.advanced RETIRED", "deployment.removed");
    }

    @Test
    void aRemovedDeploymentCanBeMadeAgain() {
        Published.Version version = publish(1, ImageKind.MODEL_ONLY, READY);
        deploy(version);
        given(caller()).body(Map.of("reason", "x")).delete(deployment()).then().statusCode(202);
        finishRemoval();

        assertThat(deploy(version).state()).isEqualTo(ReleaseState.HEALTHY);
        get(deployment()).then().body("state", equalTo("HEALTHY"));
    }

    @Test
    void aServerThatFailsItsGoldenRowsFailsTheReleaseWithItsReason() {
        deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        String before = route().orElseThrow();

        ReleaseRow second = deploy(publish(2, ImageKind.MODEL_ONLY, "fail"));

        assertThat(second.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(second.reason()).contains("golden row 2 differs");
        assertThat(route()).contains(before);
        assertThat(events()).contains("release.failed");
        get(deployment() + "/logs?tail=1&release=" + second.id())
                .then()
                .body("lines[0].text", containsString("golden row 2 differs"));
    }

    @Test
    void aReleaseThatTakesTooLongFailsWithWhatItWaitedFor() {
        UUID id = begin(publish(1, ImageKind.MODEL_ONLY, "silent"));
        until(id, ReleaseState.PROVISIONING);
        step(id);
        step(id);
        Number pid = backendPid(id);
        clock.advance(Duration.ofMinutes(11));
        sweep.round();
        reconciler.round();
        clock.reset();

        assertDead(pid);

        assertThat(row(id).state()).isEqualTo(ReleaseState.FAILED);
        assertThat(row(id).reason())
                .isEqualTo(
                        "PROVISIONING took too long. Last: The server starts and does not listen yet.");
        get(deployment()).then().body("state", equalTo("NONE"));
    }

    private Number backendPid(UUID id) {
        return backends.find(id).orElseThrow().live().pid();
    }

    @jakarta.inject.Inject BackendRepository backends;

    private java.util.List<Path> filesNaming(UUID release) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.getFileName().toString().contains(release.toString()))
                    .toList();
        }
    }
}
