package dev.slipway.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
class FrontDoorTest {

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + Behind.ADMIN_TOKEN);
    }

    @Test
    void aServiceGetsAShortTokenInPlaceOfTheCallersOwn() {
        admin().header("Cookie", "slipway_session=x; other=y")
                .header("X-Request-Id", "mine-1")
                .when()
                .get("/api/v1/models/flight-delay?q=1")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "mine-1")
                .header("Set-Cookie", nullValue())
                .body(containsString("GET /api/v1/models/flight-delay?q=1"))
                .body(containsString("X-request-id: mine-1"))
                .body(containsString("Authorization: Bearer ey"))
                .body(not(containsString(Behind.ADMIN_TOKEN)))
                .body(not(containsString("Cookie:")));
    }

    @Test
    void withoutCredentialsTheApiAnswersAProblemDocument() {
        given().header("X-Request-Id", "mine-2")
                .get("/api/v1/models")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"slipway\"")
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("status", equalTo(401))
                .body("requestId", equalTo("mine-2"));
    }

    @Test
    void anAnswersLocationNamesTheGateway() {
        admin().post("/api/v1/models/moved")
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/models/new");
    }
}
