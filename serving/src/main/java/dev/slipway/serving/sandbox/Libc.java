package dev.slipway.serving.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// The calls of the C library that a process needs to limit itself.
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;

    private static final MethodHandle SETRLIMIT =
            find("setrlimit", FunctionDescriptor.of(INT, INT, POINTER));
    private static final MethodHandle PRCTL =
            find(
                    "prctl",
                    FunctionDescriptor.of(INT, INT, LONG, LONG, LONG, LONG),
                    Linker.Option.firstVariadicArg(1));
    private static final MethodHandle SYSCALL =
            find(
                    "syscall",
                    FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG),
                    Linker.Option.firstVariadicArg(1));
    private static final MethodHandle OPEN =
            find(
                    "open",
                    FunctionDescriptor.of(INT, POINTER, INT),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle SETENV =
            find("setenv", FunctionDescriptor.of(INT, POINTER, POINTER, INT));
    private static final MethodHandle EXECV =
            find("execv", FunctionDescriptor.of(INT, POINTER, POINTER));

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
            limit.set(LONG, 0, value);
            limit.set(LONG, 8, value);
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

    /// Any system call with up to four arguments; pointers are passed by their address.
    ///
    /// @return negative when the kernel refuses
    static long systemCall(long number, long first, long second, long third, long fourth) {
        try {
            return (long) SYSCALL.invokeExact(number, first, second, third, fourth);
        } catch (Throwable failed) {
            throw new IllegalStateException("syscall cannot be called", failed);
        }
    }

    /// @return the descriptor; negative when the file cannot be opened
    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) OPEN.invokeExact(arena.allocateFrom(path), flags);
        } catch (Throwable failed) {
            throw new IllegalStateException("open cannot be called", failed);
        }
    }

    /// Sets a variable for programs that this process becomes.
    static boolean setEnvironment(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(value);
            return (int) SETENV.invokeExact(arena.allocateFrom(name), text, 1) == 0;
        } catch (Throwable failed) {
            throw new IllegalStateException("setenv cannot be called", failed);
        }
    }

    /// Becomes another program; returns only when that is not possible.
    static void become(String program, List<byte[]> arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(POINTER, arguments.size() + 1L);
            for (int i = 0; i < arguments.size(); i++) {
                byte[] argument = arguments.get(i);
                MemorySegment text = arena.allocate(argument.length + 1L);
                text.copyFrom(MemorySegment.ofArray(argument));
                list.setAtIndex(ValueLayout.ADDRESS, i, text);
            }
            int ignored = (int) EXECV.invokeExact(arena.allocateFrom(program), list);
        } catch (Throwable failed) {
            throw new IllegalStateException("execv cannot be called", failed);
        }
    }
}
