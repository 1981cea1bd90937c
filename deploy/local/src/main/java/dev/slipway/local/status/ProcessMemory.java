package dev.slipway.local.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// Memory of a process and its children as the kernel counts it fairly: shared pages are divided
/// among those that share them (Pss).
final class ProcessMemory {

    private static final String PSS = "Pss:";

    private ProcessMemory() {}

    /// Bytes of the process with all its descendants in its tree; empty when it cannot be read.
    static OptionalLong pssOfTree(long pid) {
        long sum = 0;
        Deque<ProcessHandle> left = new ArrayDeque<>();
        ProcessHandle.of(pid).ifPresent(left::add);
        boolean any = false;
        while (!left.isEmpty()) {
            ProcessHandle process = left.pop();
            OptionalLong own = pss(process.pid());
            any |= own.isPresent();
            sum += own.orElse(0);
            process.children().forEach(left::add);
        }
        return any ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static OptionalLong pss(long pid) {
        try {
            return pss(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong pss(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith(PSS))
                .map(line -> line.substring(PSS.length()).replace("kB", "").strip())
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                .findFirst();
    }
}
