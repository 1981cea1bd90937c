package dev.slipway.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/// Calls that several tests make.
final class Api {
    private Api() {}

    /// A token that was just made.
    record Made(String id, String secret, String expiresAt) {}

    static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + Behind.ADMIN_TOKEN);
    }

    static Made token(String name, String expires, String... scopes) {
        ValidatableResponse response =
                admin().contentType("application/json")
                        .body(Map.of("name", name, "scopes", List.of(scopes), "expires", expires))
                        .post("/api/v1/tokens")
                        .then()
                        .statusCode(201);
        var body = response.extract().jsonPath();
        return new Made(body.getString("id"), body.getString("token"), body.getString("expiresAt"));
    }

    /// The cookie of a new session.
    static String signIn(String username, String password) {
        return given().contentType("application/json")
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("slipway_session");
    }
}
