package dev.slipway.serving.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The three calls of the C library that a process needs to limit itself.
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SETRLIMIT =
            find(
                    "setrlimit",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MethodHandle PRCTL =
            find(
                    "prctl",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
    private static final MethodHandle SYSCALL =
            find(
                    "syscall",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS),
                    Linker.Option.firstVariadicArg(1));

    private Libc() {}

    private static MethodHandle find(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        MemorySegment address = LINKER.defaultLookup().findOrThrow(name);
        return LINKER.downcallHandle(address, descriptor, options);
    }

    /// Sets the soft and the hard limit to one value.
    static boolean setLimit(int resource, long value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(16, 8);
            limit.set(ValueLayout.JAVA_LONG, 0, value);
            limit.set(ValueLayout.JAVA_LONG, 8, value);
            return (int) SETRLIMIT.invokeExact(resource, limit) == 0;
        } catch (Throwable failed) {
            throw new IllegalStateException("setrlimit cannot be called", failed);
        }
    }

    static boolean control(int option, long argument) {
        try {
            return (int) PRCTL.invokeExact(option, argument, 0L, 0L, 0L) == 0;
        } catch (Throwable failed) {
            throw new IllegalStateException("prctl cannot be called", failed);
        }
    }

    static boolean systemCall(long number, long first, long second, MemorySegment third) {
        try {
            return (long) SYSCALL.invokeExact(number, first, second, third) == 0;
        } catch (Throwable failed) {
            throw new IllegalStateException("syscall cannot be called", failed);
        }
    }
}
