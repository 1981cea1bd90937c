package dev.slipway.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir private Path folder;

    @Test
    void aLargeLogMovesAsideAndTheOldestOfThreeIsDropped() throws Exception {
        Path log = folder.resolve("registry.log");
        for (int i = 0; i < 5; i++) {
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.writeBytes("start " + i);
                file.setLength(LogFile.ROTATE_AT_BYTES);
            }
            LogFile.rotate(log);
            assertThat(log).doesNotExist();
        }
        assertThat(Files.list(folder).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("registry.log.1", "registry.log.2", "registry.log.3");
        try (RandomAccessFile oldest =
                new RandomAccessFile(folder.resolve("registry.log.3").toFile(), "r")) {
            byte[] start = new byte[7];
            oldest.readFully(start);
            assertThat(new String(start, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("start 2");
        }
    }

    @Test
    void aSmallLogStays() throws Exception {
        Path log = folder.resolve("s3.log");
        Files.writeString(log, "one\ntwo\nthree\n");

        LogFile.rotate(log);

        assertThat(LogFile.tail(log, 2)).containsExactly("two", "three");
        assertThat(LogFile.tail(folder.resolve("none.log"), 2)).isEmpty();
    }
}
