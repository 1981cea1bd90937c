package dev.slipway.validator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.WithStack;
import dev.slipway.validator.Api;
import dev.slipway.validator.Examples;
import dev.slipway.validator.Published;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "validator")
class PolicyTest {
    private static final String SMALL =
            """
            apiVersion: slipway.dev/v1
            name: %s
            gates:
              - {id: auc, type: metric, metric: roc_auc, dataset: march, min: 0.65}
            """;

    @Test
    void theSameDocumentIsTheSameRevision() {
        String project = "policy-same";
        Api.policy(project, SMALL.formatted("small"))
                .statusCode(201)
                .header("Location", endsWith("/api/v1/policies/small/revisions/1"))
                .body("revision", equalTo(1))
                .body("hash", startsWith("sha256:"))
                .body("document.gates[0].min", equalTo(0.65f));
        String sameInJson =
                "{\"name\":\"small\",\"apiVersion\":\"slipway.dev/v1\",\"gates\":[{\"type\":\"metric\","
                        + "\"min\":0.650,\"id\":\"auc\",\"metric\":\"roc_auc\",\"dataset\":\"march\"}]}";
        Api.policy(project, sameInJson).statusCode(200).body("revision", equalTo(1));
        Api.policy(project, SMALL.formatted("small").replace("0.65", "0.7"))
                .statusCode(201)
                .body("revision", equalTo(2));

        Api.as(project).get("/api/v1/policies/small").then().body("revision", equalTo(2));
        Api.as(project)
                .get("/api/v1/policies/small/revisions/1")
                .then()
                .header("ETag", "\"v1\"")
                .body("document.gates[0].min", equalTo(0.65f));
        assertThat(Published.events(project, "small"))
                .containsExactly("policy.revised", "policy.revised");
    }

    @Test
    void theExamplesPolicyIsTaken() {
        Api.policy("policy-example", Examples.text("policy.yaml"))
                .statusCode(201)
                .body("name", equalTo("flights"))
                .body("document.monitor.limits.minRows", equalTo(200));
    }

    @Test
    void everythingWrongIsNamedWithItsPath() {
        Api.policy(
                        "policy-bad",
                        """
                        apiVersion: slipway.dev/v1
                        name: bad
                        gates:
                          - {id: auc, type: metric, metric: roc_auc, dataset: march, min: 2}
                          - {id: safe, type: file-safety, min: 1}
                          - {id: what, type: magic}
                        """)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("POLICY_REFUSED"))
                .body("violations.field", hasItem("gates[0].min"))
                .body("violations.field", hasItem("gates[1]"))
                .body("violations.field", hasItem("gates[2].type"));
    }

    @Test
    void whatASchemaCannotSayIsChecked() {
        Api.policy(
                        "policy-bad",
                        """
                        apiVersion: slipway.dev/v1
                        name: bad
                        gates:
                          - {id: safe, type: file-safety}
                          - {id: safe, type: structure}
                        environments:
                          staging: {requires: [safe, review, missing]}
                        monitor: {window: PT10S}
                        """)
                .statusCode(422)
                .body("code", equalTo("POLICY_REFUSED"));
        Api.policy(
                        "policy-bad",
                        """
                        apiVersion: slipway.dev/v1
                        name: bad
                        gates:
                          - {id: safe, type: file-safety}
                          - {id: safe, type: structure}
                        environments:
                          staging: {requires: [safe, review, missing]}
                        """)
                .statusCode(422)
                .body(
                        "violations.field",
                        contains("gates[1].id", "environments.staging.requires[2]"));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        Api.policy("policy-bad", "name: [unclosed\nother: 1\n")
                .statusCode(422)
                .body("violations[0].field", startsWith("line 2"))
                .body("violations[0].message", startsWith("not valid YAML: "));
        Api.policy("policy-bad", "just a text").statusCode(422);
        Api.policy("policy-bad", "").statusCode(422);
        Api.policy("policy-bad", "a: &a [1]\n" + "b: [*a,*a]\n".repeat(3)).statusCode(422);
    }

    @Test
    void rightsAndProjectsAreKept() {
        Api.policy("policy-mine", SMALL.formatted("mine")).statusCode(201);

        Api.as("policy-mine", Verb.READ)
                .contentType("application/yaml")
                .body(SMALL.formatted("mine"))
                .post("/api/v1/policies")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        Api.as("policy-other")
                .get("/api/v1/policies/mine")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void listsShowTheNewestOfEachName() {
        String project = "policy-list";
        Api.policy(project, SMALL.formatted("b"));
        Api.policy(project, SMALL.formatted("a"));
        Api.policy(project, SMALL.formatted("a").replace("0.65", "0.7"));

        String next =
                Api.as(project)
                        .get("/api/v1/policies?limit=1")
                        .then()
                        .statusCode(200)
                        .body("items.name", contains("a"))
                        .body("items.revision", contains(2))
                        .extract()
                        .path("next");
        Api.as(project)
                .get("/api/v1/policies?limit=1&cursor=" + next)
                .then()
                .body("items.name", contains("b"))
                .body("next", equalTo(null));
    }
}
