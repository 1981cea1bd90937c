package dev.slipway.serving.sandbox;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Limits itself, then tries what it must not be able to do. Prints one line per attempt.
public final class Probe {
    private Probe() {}

    private interface Attempt {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        Sandbox sandbox = Sandbox.enter(new Limits(1L << 30, 60));
        System.out.println("sandbox " + sandbox.wireName());
        attempt("socket", () -> new Socket("127.0.0.1", port).close());
        attempt(
                "channel",
                () -> SocketChannel.open(new InetSocketAddress("127.0.0.1", port)).close());
        attempt("exec", () -> new ProcessBuilder("/bin/true").start().waitFor());
        attempt("write", () -> Files.writeString(file.resolveSibling("written"), "x"));
        attempt(
                "append",
                () -> Files.writeString(file, "x", java.nio.file.StandardOpenOption.APPEND));
        attempt("read", () -> Files.readString(file));
        attempt("thread", () -> Thread.ofPlatform().start(() -> {}).join());
        for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith("Max open files")) {
                System.out.println("files " + line.replaceAll("\\s+", " ").split(" ")[3]);
            }
        }
    }

    private static void attempt(String name, Attempt attempt) {
        try {
            attempt.run();
            System.out.println(name + " done");
        } catch (Exception | LinkageError refused) {
            System.out.println(name + " refused");
        }
    }
}
