package dev.slipway.serving.online;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request without its body, and the way to answer it.
final class Exchange {
    private static final AsciiString REQUEST_ID = AsciiString.cached("x-request-id");
    private static final AsciiString RETRY_SECONDS = AsciiString.cached("1");
    private static final long LINGER_MILLIS = 1_000;
    private static final int UNAVAILABLE = 503;
    private static final int UNAUTHENTICATED = 401;

    private final ChannelHandlerContext context;
    private final String method;
    private final String uri;
    private final String requestId;
    private final @Nullable String authorization;
    private final long declaredBytes;
    private final boolean expectsContinue;
    private final boolean keepAlive;
    private final long beginNanos = System.nanoTime();

    Exchange(ChannelHandlerContext context, HttpRequest request, RequestIds ids) {
        HttpHeaders headers = request.headers();
        this.context = context;
        this.method = request.method().name();
        this.uri = request.uri();
        this.requestId = ids.accept(headers.get(REQUEST_ID));
        this.authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        this.declaredBytes = declared(request);
        this.expectsContinue = HttpUtil.is100ContinueExpected(request);
        this.keepAlive = HttpUtil.isKeepAlive(request);
    }

    private static long declared(HttpRequest request) {
        try {
            return HttpUtil.getContentLength(request, -1L);
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    String method() {
        return method;
    }

    String uri() {
        return uri;
    }

    String requestId() {
        return requestId;
    }

    @Nullable String authorization() {
        return authorization;
    }

    /// The declared length of the body; -1 when there is none.
    long declaredBytes() {
        return declaredBytes;
    }

    boolean expectsContinue() {
        return expectsContinue;
    }

    long beginNanos() {
        return beginNanos;
    }

    ChannelHandlerContext context() {
        return context;
    }

    void sendContinue() {
        context.writeAndFlush(
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }

    /// Writes the answer; on the event loop only. It leaves with the next flush.
    ///
    /// @param last whether the connection ends with it
    void reply(Reply reply, boolean last) {
        boolean close = last || !keepAlive;
        ChannelFuture written = write(reply, close);
        if (close) {
            written.addListener(ChannelFutureListener.CLOSE);
            context.flush();
        }
    }

    /// Answers while the caller may still be sending. What it sends is thrown away for a moment,
    /// because closing at once would make the caller lose the answer.
    void replyEarly(Reply reply) {
        write(reply, true)
                .addListener(
                        done -> {
                            if (context.channel() instanceof SocketChannel socket) {
                                socket.shutdownOutput();
                            }
                            context.executor()
                                    .schedule(
                                            () -> context.close(),
                                            LINGER_MILLIS,
                                            TimeUnit.MILLISECONDS);
                        });
        context.flush();
    }

    private ChannelFuture write(Reply reply, boolean close) {
        ByteBuf content = context.alloc().buffer(reply.length());
        content.writeBytes(reply.body(), 0, reply.length());
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), content);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, reply.length());
        headers.set(REQUEST_ID, requestId);
        addHints(headers, reply.status());
        if (close) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return context.write(response);
    }

    private static void addHints(HttpHeaders headers, int status) {
        if (status == UNAVAILABLE) {
            headers.set(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        } else if (status == UNAUTHENTICATED) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
    }
}
