package dev.slipway.gateway.door;

import dev.slipway.gateway.pull.PullRealm;
import dev.slipway.gateway.route.ErrorForm;
import dev.slipway.gateway.route.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;

/// Says no in the form that the caller's protocol understands.
final class Refuser {
    private Refuser() {}

    static void refuse(HttpServerRequest request, Refusal refusal) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        String path = request.path() == null ? "/" : request.path();
        ErrorForm form = ErrorForm.of(path);
        int status = refusal.code().status();
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, form.contentType());
        if (refusal.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
        }
        if (status == 401) {
            response.putHeader("WWW-Authenticate", challenge(form, request));
        }
        if (status == 405) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
        }
        if (status == 405 || status == 413) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        String body =
                form.render(
                        refusal,
                        Objects.requireNonNullElse(
                                response.headers().get(FrontDoor.REQUEST_ID), ""));
        response.end(body);
        request.resume();
    }

    private static String challenge(ErrorForm form, HttpServerRequest request) {
        return switch (form) {
            case OCI -> PullRealm.challenge(request).orElse("Basic realm=\"slipway\"");
            case MLFLOW -> "Basic realm=\"mlflow\"";
            case PROBLEM, INFERENCE -> "Bearer realm=\"slipway\"";
        };
    }
}
