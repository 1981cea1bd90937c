package dev.slipway.serving.sandbox;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A seccomp filter in classic BPF for every thread of this process: no sockets, no other program,
/// no new process, no file opened for writing, no change of names, modes or sizes of files, no
/// signal to another process, no tracing, no mounts. Refused calls fail with EPERM.
///
/// Threads, memory and reading files stay possible; see [Landlock] for which files.
final class SeccompFilter {
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int NOT_PERMITTED = 0x00050000 | 1;
    private static final int NOT_IMPLEMENTED = 0x00050000 | 38;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;

    private static final int CLONE_THREAD = 0x0001_0000;
    /// O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, O_TMPFILE
    private static final int WRITING = 0x1 | 0x2 | 0x40 | 0x200 | 0x400 | 0x40_0000;

    private static final int X32_BIT = 0x4000_0000;
    private static final int SET_NO_NEW_PRIVILEGES = 38;
    private static final long MODE_FILTER = 1;
    private static final long ALL_THREADS = 1;

    private SeccompFilter() {}

    /// Installs the filter.
    ///
    /// @return false when this kernel or machine cannot; nothing is filtered then
    static boolean install() {
        return SystemCalls.ofThisMachine().map(SeccompFilter::install).orElse(false);
    }

    private static boolean install(SystemCalls calls) {
        byte[] code = program(calls, (int) ProcessHandle.current().pid());
        if (!Libc.control(SET_NO_NEW_PRIVILEGES, 1)) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocate(code.length, 8);
            instructions.copyFrom(MemorySegment.ofArray(code));
            MemorySegment program = arena.allocate(16, 8);
            program.set(ValueLayout.JAVA_SHORT, 0, (short) (code.length / 8));
            program.set(ValueLayout.ADDRESS, 8, instructions);
            return Libc.systemCall(calls.seccomp(), MODE_FILTER, ALL_THREADS, program.address(), 0)
                    == 0;
        }
    }

    /// @param process our own id, for signals between threads
    static byte[] program(SystemCalls calls, int process) {
        Program program = new Program();
        program.add(LOAD_WORD, ARCHITECTURE);
        program.jump(JUMP_EQUAL, calls.auditArchitecture(), 1, 0);
        program.add(RETURN, KILL_PROCESS);
        program.add(LOAD_WORD, NUMBER);
        program.jump(JUMP_AT_LEAST, X32_BIT, 0, 1);
        program.add(RETURN, NOT_PERMITTED);
        for (int number : calls.unsupported()) {
            program.answer(number, NOT_IMPLEMENTED);
        }
        for (int number : calls.denied()) {
            program.answer(number, NOT_PERMITTED);
        }
        SystemCalls.Conditional some = calls.conditional();
        program.whenBits(some.newTask(), 0, CLONE_THREAD, ALLOW, NOT_PERMITTED);
        program.whenBits(some.openat(), 2, WRITING, NOT_PERMITTED, ALLOW);
        if (some.open() >= 0) {
            program.whenBits(some.open(), 1, WRITING, NOT_PERMITTED, ALLOW);
        }
        program.whenEqual(some.signalThread(), 0, process);
        program.whenEqual(some.limits(), 0, 0, 2, 0);
        program.add(RETURN, ALLOW);
        return program.code();
    }

    private static final class Program {
        private final ByteArrayOutputStream code = new ByteArrayOutputStream();

        byte[] code() {
            return code.toByteArray();
        }

        void add(int operation, int operand) {
            jump(operation, operand, 0, 0);
        }

        void jump(int operation, int operand, int whenTrue, int whenFalse) {
            code.write(operation);
            code.write(operation >>> 8);
            code.write(whenTrue);
            code.write(whenFalse);
            for (int shift = 0; shift < 32; shift += 8) {
                code.write(operand >>> shift);
            }
        }

        void answer(int number, int verdict) {
            jump(JUMP_EQUAL, number, 0, 1);
            add(RETURN, verdict);
        }

        /// For one call: allowed when arguments have these values, given as pairs of place and
        // value;
        /// an argument is compared as 64 bits.
        void whenEqual(int number, int... pairs) {
            int tests = pairs.length / 2;
            jump(JUMP_EQUAL, number, 0, 4 * tests + 2);
            for (int test = 0; test < tests; test++) {
                int refuse = 4 * (tests - test) - 2;
                add(LOAD_WORD, ARGUMENTS + 8 * pairs[2 * test]);
                jump(JUMP_EQUAL, pairs[2 * test + 1], 0, refuse + 1);
                add(LOAD_WORD, ARGUMENTS + 8 * pairs[2 * test] + 4);
                jump(JUMP_EQUAL, 0, 0, refuse - 1);
            }
            add(RETURN, ALLOW);
            add(RETURN, NOT_PERMITTED);
        }

        /// For one call: a verdict by whether any of the bits is set in an argument.
        void whenBits(int number, int argument, int bits, int whenSet, int otherwise) {
            jump(JUMP_EQUAL, number, 0, 4);
            add(LOAD_WORD, ARGUMENTS + 8 * argument);
            jump(JUMP_ANY_BIT, bits, 0, 1);
            add(RETURN, whenSet);
            add(RETURN, otherwise);
        }
    }
}
