package dev.slipway.local.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `logs -f`: prints what is appended. A log that became shorter was rotated and is read from its
/// start.
final class LogFollower {

    private static final long PAUSE_MILLIS = 250;
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Map<Path, Long> positions = new HashMap<>();
    private final List<Path> logs;
    private final Terminal terminal;

    private LogFollower(List<Path> logs, Terminal terminal) {
        this.logs = logs;
        this.terminal = terminal;
    }

    static void follow(List<Path> logs, Terminal terminal)
            throws IOException, InterruptedException {
        LogFollower follower = new LogFollower(logs, terminal);
        for (Path log : logs) {
            follower.positions.put(log, Files.size(log));
        }
        while (!Thread.currentThread().isInterrupted()) {
            for (Path log : logs) {
                follower.printNew(log);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void printNew(Path log) throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long had = positions.getOrDefault(log, 0L);
            long from = file.length() < had ? 0 : had;
            byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            int complete = lastLineEnd(bytes);
            positions.put(log, from + complete);
            String prefix = logs.size() == 1 ? "" : Logs.processOf(log) + " | ";
            new String(bytes, 0, complete, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> terminal.data(prefix + line));
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return bytes.length == MOST_AT_ONCE ? bytes.length : 0;
    }
}
