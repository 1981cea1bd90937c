package dev.slipway.oci.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A TCP proxy that cuts its first connections after a number of bytes, as a bad network does.
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final long cutAfterBytes;
    private final AtomicInteger cutsLeft;
    private final AtomicLong forwarded = new AtomicLong();

    CuttingProxy(int target, int cuts, long cutAfterBytes) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.cutAfterBytes = cutAfterBytes;
        this.cutsLeft = new AtomicInteger(cuts);
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /// Bytes that clients sent and that reached the target.
    long forwardedBytes() {
        return forwarded.get();
    }

    int cutsLeft() {
        return cutsLeft.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket registry = new Socket("127.0.0.1", target);
                Thread.ofVirtual().start(() -> pump(registry, client, false));
                Thread.ofVirtual().start(() -> pump(client, registry, true));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pump(Socket from, Socket to, boolean upwards) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[16 << 10];
            long sent = 0;
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
                sent += got;
                if (upwards) {
                    forwarded.addAndGet(got);
                    if (sent > cutAfterBytes
                            && cutsLeft.getAndUpdate(n -> Math.max(n - 1, 0)) > 0) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // One side has gone; the other follows.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
