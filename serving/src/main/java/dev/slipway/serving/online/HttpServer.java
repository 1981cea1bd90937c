package dev.slipway.serving.online;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// The listening socket and its event loops: one loop per processor.
final class HttpServer implements AutoCloseable {
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_HEADERS = 32 * 1024;
    private static final int LARGEST_CHUNK = 64 * 1024;
    private static final int BACKLOG = 1024;
    private static final long DRAIN_MILLIS = 10_000;
    private static final long POLL_MILLIS = 20;

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(
                    Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
    private final Dispatcher dispatcher;
    private final ChannelGroup channels;
    private final Channel listener;

    private HttpServer(Dispatcher dispatcher, ChannelGroup channels, InetSocketAddress address)
            throws IOException {
        this.dispatcher = dispatcher;
        this.channels = channels;
        this.listener = bind(address);
    }

    /// Listens; port 0 takes a free one.
    ///
    /// @throws IOException when the address cannot be bound
    static HttpServer listen(
            Dispatcher dispatcher, ChannelGroup channels, InetSocketAddress address)
            throws IOException {
        return new HttpServer(dispatcher, channels, address);
    }

    private Channel bind(InetSocketAddress address) throws IOException {
        var bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(new Initializer(dispatcher))
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IOException(
                    "cannot listen on %s: %s".formatted(address, bound.cause().getMessage()),
                    bound.cause());
        }
        return bound.channel();
    }

    private static final class Initializer extends ChannelInitializer<Channel> {
        private final Dispatcher dispatcher;

        Initializer(Dispatcher dispatcher) {
            this.dispatcher = dispatcher;
        }

        @Override
        protected void initChannel(Channel channel) {
            HttpDecoderConfig limits =
                    new HttpDecoderConfig()
                            .setMaxInitialLineLength(LONGEST_LINE)
                            .setMaxHeaderSize(LONGEST_HEADERS)
                            .setMaxChunkSize(LARGEST_CHUNK);
            channel.pipeline()
                    .addLast(new HttpServerCodec(limits))
                    .addLast(new HttpContentDecompressor(dispatcher.bodyLimit()))
                    .addLast(new V2Handler(dispatcher));
        }
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /// Takes no more connections, lets requests end, closes the connections.
    void drain() {
        listener.close().awaitUninterruptibly();
        dispatcher.drain();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        while (!channels.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
