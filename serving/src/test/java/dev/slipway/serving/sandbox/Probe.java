package dev.slipway.serving.sandbox;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/// Limits itself, then tries what it must not be able to do. Prints one line per attempt.
///
/// Arguments: a file in the model's folder, a port where somebody listens, a file elsewhere, the id
/// of another process.
public final class Probe {
    private static final int SIGTERM = 15;

    private Probe() {}

    private interface Attempt {
        void run() throws Throwable;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        Path elsewhere = Path.of(arguments[2]);
        Confinement.enter(file, file.resolveSibling("native"));
        MethodHandle kill = signals("kill", 2);
        MethodHandle tgkill = signals("tgkill", 3);
        int parent = Integer.parseInt(arguments[3]);
        Sandbox sandbox = Sandbox.enter(new Limits(1L << 30, 60));
        System.out.println("sandbox " + sandbox.wireName());
        network(port);
        changes(file);
        attempt("kill", () -> require((int) kill.invokeExact(parent, SIGTERM)));
        attempt("tgkill", () -> require((int) tgkill.invokeExact(parent, parent, SIGTERM)));
        int own = (int) ProcessHandle.current().pid();
        attempt("own thread", () -> require((int) tgkill.invokeExact(own, own, 0)));
        attempt("read model", () -> Files.readString(file));
        attempt("thread", () -> Thread.ofPlatform().start(() -> {}).join());
        reads(elsewhere, parent);
        for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith("Max open files")) {
                System.out.println("files " + line.replaceAll("\\s+", " ").split(" ")[3]);
            }
        }
    }

    private static void network(int port) {
        attempt("socket", () -> new Socket("127.0.0.1", port).close());
        attempt(
                "channel",
                () -> SocketChannel.open(new InetSocketAddress("127.0.0.1", port)).close());
        attempt("exec", () -> new ProcessBuilder("/bin/true").start().waitFor());
    }

    private static void changes(Path file) {
        attempt("write", () -> Files.writeString(file.resolveSibling("written"), "x"));
        attempt("append", () -> Files.writeString(file, "x", StandardOpenOption.APPEND));
        attempt("delete", () -> Files.delete(file));
        attempt("rename", () -> Files.move(file, file.resolveSibling("moved")));
        attempt("folder", () -> Files.createDirectory(file.resolveSibling("made")));
        attempt("link", () -> Files.createLink(file.resolveSibling("linked"), file));
        attempt("symlink", () -> Files.createSymbolicLink(file.resolveSibling("sym"), file));
        attempt(
                "mode",
                () ->
                        Files.setPosixFilePermissions(
                                file, PosixFilePermissions.fromString("rwxrwxrwx")));
        attempt("time", () -> Files.setLastModifiedTime(file, FileTime.fromMillis(0)));
    }

    /// What Landlock alone forbids.
    private static void reads(Path elsewhere, int parent) {
        attempt("read elsewhere", () -> Files.readString(elsewhere));
        attempt("read passwd", () -> Files.readString(Path.of("/etc/passwd")));
        attempt("list root", () -> Files.list(Path.of("/")).close());
        attempt(
                "read environment",
                () -> Files.readAllBytes(Path.of("/proc/" + parent + "/environ")));
    }

    private static MethodHandle signals(String name, int arguments) {
        ValueLayout[] integers = new ValueLayout[arguments];
        java.util.Arrays.fill(integers, ValueLayout.JAVA_INT);
        return Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, integers));
    }

    private static void require(int result) throws IOException {
        if (result != 0) {
            throw new IOException("refused");
        }
    }

    private static void attempt(String name, Attempt attempt) {
        try {
            attempt.run();
            System.out.println(name + " done");
        } catch (Throwable refused) {
            System.out.println(name + " refused");
        }
    }
}
