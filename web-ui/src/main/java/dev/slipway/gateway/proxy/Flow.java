package dev.slipway.gateway.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The two streams of one passage. Runs on one event loop; each side waits for the other, so a
/// passage holds at most the two write queues in memory. Either side's end ends the other.
final class Flow {
    private final Passage passage;
    private final HttpClientRequest upstream;
    private final Consumer<Failure> failed;
    private long received;
    private boolean bodyEnded;
    private boolean settled;

    Flow(Passage passage, HttpClientRequest upstream, Consumer<Failure> failed) {
        this.passage = passage;
        this.upstream = upstream;
        this.failed = failed;
    }

    void start() {
        HttpServerRequest request = passage.request();
        sendHead(request);
        upstream.response().onSuccess(this::answer).onFailure(_ -> fail(Failure.BROKEN));
        upstream.exceptionHandler(_ -> fail(Failure.BROKEN));
        request.exceptionHandler(_ -> abandon());
        request.response().closeHandler(_ -> abandon());
        request.handler(this::send);
        request.endHandler(_ -> endBody());
        request.resume();
    }

    private void sendHead(HttpServerRequest request) {
        HopHeaders.copyRequest(request.headers(), upstream.headers());
        passage.headers().forEach((name, value) -> upstream.headers().set(name, value));
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            upstream.setChunked(true);
        }
        upstream.sendHead();
    }

    private void send(Buffer chunk) {
        if (settled && bodyEnded) {
            return;
        }
        received += chunk.length();
        if (received > passage.maxBodyBytes()) {
            bodyEnded = true;
            fail(Failure.TOO_LARGE);
            upstream.reset();
            return;
        }
        upstream.write(chunk);
        if (upstream.writeQueueFull()) {
            passage.request().pause();
            upstream.drainHandler(_ -> passage.request().resume());
        }
    }

    private void endBody() {
        if (!bodyEnded) {
            bodyEnded = true;
            upstream.end();
        }
    }

    private void answer(HttpClientResponse answer) {
        if (settled) {
            upstream.reset();
            return;
        }
        settled = true;
        HttpServerResponse response = passage.request().response();
        response.setStatusCode(answer.statusCode());
        HopHeaders.copyResponse(answer.headers(), response.headers());
        relativize(answer.getHeader(HttpHeaders.LOCATION), response);
        if (hasBody(answer) && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onComplete(done -> finish(done.succeeded()));
    }

    private boolean hasBody(HttpClientResponse answer) {
        int status = answer.statusCode();
        return passage.request().method() != HttpMethod.HEAD && status != 204 && status != 304;
    }

    /// A service names its own address; callers know only this one.
    private void relativize(@Nullable String location, HttpServerResponse response) {
        String base = passage.base().toString();
        if (location != null && location.startsWith(base + "/")) {
            response.headers().set(HttpHeaders.LOCATION, location.substring(base.length()));
        }
    }

    /// An answer that broke off must not look whole: the caller's connection is closed. An answer
    /// that came before the body was read ends the body too.
    private void finish(boolean whole) {
        if (!whole) {
            abandon();
            passage.request().response().reset();
        } else if (!bodyEnded) {
            abandon();
            passage.request().resume();
        }
    }

    private void abandon() {
        if (!bodyEnded || !settled) {
            settled = true;
            bodyEnded = true;
            upstream.reset();
        } else if (!passage.request().response().ended()) {
            upstream.reset();
        }
    }

    private void fail(Failure failure) {
        if (!settled) {
            settled = true;
            bodyEnded = true;
            passage.request().resume();
            failed.accept(failure);
        }
    }
}
