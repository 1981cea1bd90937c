package dev.slipway.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Logs are plain files that the processes append to. They are rotated when a process starts, never
/// while it writes.
public final class LogFile {

    /// A larger log becomes `NAME.log.1` at the next start.
    public static final long ROTATE_AT_BYTES = 16L << 20;

    private static final int KEPT = 3;
    private static final long TAIL_BYTES = 256L << 10;

    private LogFile() {}

    /// Moves a large log out of the way; the oldest of three is dropped.
    public static void rotate(Path log) throws IOException {
        if (!Files.exists(log) || Files.size(log) < ROTATE_AT_BYTES) {
            return;
        }
        for (int i = KEPT; i > 1; i--) {
            Path newer = numbered(log, i - 1);
            if (Files.exists(newer)) {
                Files.move(newer, numbered(log, i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(log, numbered(log, 1), StandardCopyOption.REPLACE_EXISTING);
    }

    /// The last lines, at most `count`, out of the last 256 kB; empty when there is no log.
    public static List<String> tail(Path log, int count) throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }

    private static Path numbered(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
