package dev.slipway.serving.online;

import dev.slipway.serving.auth.Authenticator;
import dev.slipway.serving.auth.Caller;
import dev.slipway.serving.auth.Decision;
import dev.slipway.serving.v2.V2Exception;
import dev.slipway.serving.v2.V2Status;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Between connections and the service: who may call, and on which thread the answer is made. Short
/// calls are answered on the event loop, long ones on the pool, waits for keys on a thread of
/// their own.
final class Dispatcher {
    /// User event: close as soon as nothing is being answered.
    static final Object DRAIN = "drain";

    private final OnlineService service;
    private final Authenticator authenticator;
    private final RequestIds ids;
    private final Executor pool;
    private final ChannelGroup channels;
    private final int bodyLimit;
    private volatile boolean draining;

    Dispatcher(
            OnlineService service,
            Authenticator authenticator,
            RequestIds ids,
            HttpResources resources) {
        this.service = service;
        this.authenticator = authenticator;
        this.ids = ids;
        this.pool = resources.pool();
        this.channels = resources.channels();
        this.bodyLimit = resources.bodyLimit();
    }

    int bodyLimit() {
        return bodyLimit;
    }

    V2Exception tooLarge() {
        return new V2Exception(
                V2Status.TOO_LARGE, "the body is over the limit of " + bodyLimit + " bytes");
    }

    void opened(Channel channel) {
        channels.add(channel);
    }

    /// From now on every answer is the last of its connection, and idle connections are closed.
    void drain() {
        draining = true;
        channels.forEach(channel -> channel.pipeline().fireUserEventTriggered(DRAIN));
    }

    Exchange begin(ChannelHandlerContext context, HttpRequest request) {
        return new Exchange(context, request, ids);
    }

    void refuseAndClose(Exchange exchange, V2Exception refusal) {
        exchange.replyEarly(failure(refusal));
    }

    /// Answers an exchange, now or later, then calls `finished` on the event loop.
    void dispatch(Exchange exchange, RequestBody body, Runnable finished) {
        try {
            Call call = Routes.find(exchange.method(), exchange.uri());
            if (OnlineService.isPublic(call)) {
                answer(new Task(exchange, call, body, Caller.LOCAL), finished);
            } else {
                authenticate(exchange, call, body, finished);
            }
        } catch (V2Exception refusal) {
            finish(exchange, failure(refusal), finished);
        }
    }

    private record Task(Exchange exchange, Call call, RequestBody body, Caller caller) {}

    private void authenticate(Exchange exchange, Call call, RequestBody body, Runnable finished) {
        switch (authenticator.decide(exchange.authorization())) {
            case Decision.Accepted accepted ->
                    answer(new Task(exchange, call, body, accepted.caller()), finished);
            case Decision.Refused refused -> refuse(exchange, call, refused.reason(), finished);
            case Decision.UnknownKey unknown ->
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        authenticator.refreshKeys();
                                        onLoop(
                                                exchange,
                                                () -> decideAgain(exchange, call, body, finished));
                                    });
        }
    }

    private void decideAgain(Exchange exchange, Call call, RequestBody body, Runnable finished) {
        switch (authenticator.decide(exchange.authorization())) {
            case Decision.Accepted accepted ->
                    answer(new Task(exchange, call, body, accepted.caller()), finished);
            case Decision.Refused refused -> refuse(exchange, call, refused.reason(), finished);
            case Decision.UnknownKey unknown ->
                    refuse(exchange, call, "the token is signed with an unknown key", finished);
        }
        exchange.context().flush();
    }

    private void refuse(Exchange exchange, Call call, String reason, Runnable finished) {
        service.count(call, V2Status.UNAUTHENTICATED);
        finish(exchange, failure(new V2Exception(V2Status.UNAUTHENTICATED, reason)), finished);
    }

    private void answer(Task task, Runnable finished) {
        Exchange exchange = task.exchange();
        if (!service.isLong(task.call(), task.body().length())) {
            finish(exchange, reply(task), finished);
            return;
        }
        try {
            pool.execute(
                    () -> {
                        Reply reply = copy(reply(task));
                        onLoop(
                                exchange,
                                () -> {
                                    finish(exchange, reply, finished);
                                    exchange.context().flush();
                                });
                    });
        } catch (RejectedExecutionException full) {
            service.count(task.call(), V2Status.UNAVAILABLE);
            finish(
                    exchange,
                    failure(new V2Exception(V2Status.UNAVAILABLE, "the server is overloaded")),
                    finished);
        }
    }

    private static Reply copy(Reply reply) {
        byte[] own = java.util.Arrays.copyOf(reply.body(), reply.length());
        return new Reply(reply.status(), reply.contentType(), own, own.length);
    }

    private Reply reply(Task task) {
        try {
            return service.answer(
                    task.call(),
                    task.body().array(),
                    task.body().length(),
                    task.caller(),
                    task.exchange().beginNanos());
        } catch (V2Exception refusal) {
            service.count(task.call(), refusal.status());
            return failure(refusal);
        } catch (RuntimeException | OutOfMemoryError fault) {
            Log.error("request " + task.exchange().requestId() + " failed", fault);
            service.count(task.call(), V2Status.INTERNAL);
            return failure(
                    new V2Exception(V2Status.INTERNAL, "internal error; see the server's log"));
        }
    }

    private void finish(Exchange exchange, Reply reply, Runnable finished) {
        exchange.reply(reply, draining);
        finished.run();
    }

    private static void onLoop(Exchange exchange, Runnable task) {
        exchange.context().executor().execute(task);
    }

    private static Reply failure(V2Exception refusal) {
        return Reply.json(
                refusal.status().http(),
                ControlAnswers.error(String.valueOf(refusal.getMessage())));
    }
}
