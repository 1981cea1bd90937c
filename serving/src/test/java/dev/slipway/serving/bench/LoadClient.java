package dev.slipway.serving.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A closed-loop HTTP client that costs little: one thread, many connections, one request at a time
/// on each, answers measured by their Content-Length.
final class LoadClient {
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_SAMPLES = 4_000_000;

    private final int port;
    private final byte[] request;

    LoadClient(int port, byte[] body) {
        this.port = port;
        byte[] head =
                ("POST /v2/models/m/infer HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        this.request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
    }

    record Result(double perSecond, long[] sortedNanos) {
        double micros(int percent) {
            int index = (int) ((long) (sortedNanos.length - 1) * percent / 100);
            return sortedNanos[index] / 1000.0;
        }
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer out;
        private final ByteBuffer in = ByteBuffer.allocate(1 << 20);
        private long begin;

        Connection(SocketChannel channel, byte[] request) {
            this.channel = channel;
            this.out = ByteBuffer.allocateDirect(request.length).put(request);
        }

        void send() throws IOException {
            out.rewind();
            begin = System.nanoTime();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }
    }

    Result run(int connections, double seconds) throws IOException {
        long[] samples = new long[MOST_SAMPLES];
        int count = 0;
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                open(selector).send();
            }
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            while (System.nanoTime() < end) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    Connection connection = (Connection) key.attachment();
                    if (isAnswered(connection)) {
                        samples[count++ % MOST_SAMPLES] = System.nanoTime() - connection.begin;
                        connection.send();
                    }
                }
                selector.selectedKeys().clear();
            }
            double took = (System.nanoTime() - begin) / 1e9;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            long[] sorted = Arrays.copyOf(samples, Math.min(count, MOST_SAMPLES));
            Arrays.sort(sorted);
            return new Result(count / took, sorted);
        }
    }

    private Connection open(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel, request);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    private static boolean isAnswered(Connection connection) throws IOException {
        if (connection.channel.read(connection.in) < 0) {
            throw new IOException("the server ended the connection");
        }
        byte[] bytes = connection.in.array();
        int size = connection.in.position();
        int head = headEnd(bytes, size);
        if (head < 0 || size < head + contentLength(bytes, head)) {
            return false;
        }
        if (bytes[9] != '2') {
            throw new IOException(new String(bytes, 0, size, StandardCharsets.UTF_8));
        }
        connection.in.clear();
        return true;
    }

    private static int headEnd(byte[] bytes, int size) {
        for (int i = 3; i < size; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int contentLength(byte[] bytes, int head) {
        for (int i = 0; i + LENGTH.length < head; i++) {
            if (Arrays.equals(bytes, i, i + LENGTH.length, LENGTH, 0, LENGTH.length)) {
                int length = 0;
                for (int at = i + LENGTH.length; bytes[at] >= '0'; at++) {
                    length = length * 10 + bytes[at] - '0';
                }
                return length;
            }
        }
        throw new IllegalStateException("an answer without Content-Length");
    }
}
