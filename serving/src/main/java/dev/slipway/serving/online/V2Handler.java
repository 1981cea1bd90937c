package dev.slipway.serving.online;

import dev.slipway.serving.v2.V2Exception;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One connection: puts requests together, one after the other, and sees that answers leave in
/// order. While one is being answered elsewhere, what follows waits and reading stops.
final class V2Handler extends ChannelInboundHandlerAdapter {
    private final Dispatcher dispatcher;
    private final RequestBody body;
    private final Deque<HttpObject> waiting = new ArrayDeque<>();
    private @Nullable Exchange current;
    private boolean busy;
    private boolean refusing;

    V2Handler(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.body = new RequestBody(dispatcher.bodyLimit());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        dispatcher.opened(context.channel());
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpObject part) || refusing) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (busy) {
            waiting.add(part);
            return;
        }
        take(context, part);
    }

    private void take(ChannelHandlerContext context, HttpObject part) {
        try {
            if (part instanceof HttpRequest request) {
                begin(context, request);
            }
            if (part instanceof HttpContent content && current != null) {
                append(context, content);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        body.clear();
        Exchange exchange = dispatcher.begin(context, request);
        current = exchange;
        if (request.decoderResult().isFailure()) {
            refuse(exchange, V2Exception.invalid("the request is not valid HTTP"));
        } else if (exchange.declaredBytes() > dispatcher.bodyLimit()) {
            refuse(exchange, dispatcher.tooLarge());
        } else if (exchange.expectsContinue()) {
            exchange.sendContinue();
        }
    }

    private void append(ChannelHandlerContext context, HttpContent content) {
        Exchange exchange = current;
        if (exchange == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            refuse(exchange, V2Exception.invalid("the body cannot be read"));
        } else if (!body.add(content.content())) {
            refuse(exchange, dispatcher.tooLarge());
        } else if (content instanceof LastHttpContent) {
            current = null;
            busy = true;
            dispatcher.dispatch(exchange, body, () -> finished(context));
        }
    }

    /// Answers before the request has ended, which makes the rest of the connection useless.
    private void refuse(Exchange exchange, V2Exception refusal) {
        current = null;
        refusing = true;
        dispatcher.refuseAndClose(exchange, refusal);
    }

    private void finished(ChannelHandlerContext context) {
        busy = false;
        while (!busy && !refusing && !waiting.isEmpty()) {
            take(context, waiting.poll());
        }
        if (!busy && !context.channel().config().isAutoRead()) {
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (busy) {
            context.channel().config().setAutoRead(false);
        }
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Dispatcher.DRAIN && !busy && current == null) {
            context.close();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (refusing) {
            return;
        }
        Exchange exchange = current;
        if (cause instanceof CodecException && exchange != null) {
            refuse(exchange, undecodable(cause));
            return;
        }
        if (!(cause instanceof IOException)) {
            Log.error("a connection failed", cause);
        }
        context.close();
    }

    /// A compressed body that is broken, or that grows over the limit.
    private V2Exception undecodable(Throwable cause) {
        boolean tooLarge = String.valueOf(cause.getMessage()).contains("maximum size");
        return tooLarge
                ? dispatcher.tooLarge()
                : V2Exception.invalid("the body cannot be decompressed");
    }
}
