package dev.slipway.builder.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.Measured;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckpointStreamTest {

    @Test
    void aCancelledBuildStopsInTheMiddleOfALargeFile() {
        var passed = new AtomicInteger();
        var progress =
                new FakeProgress(
                        () -> {
                            if (passed.incrementAndGet() == 2) {
                                throw new BuildCancelledException();
                            }
                        });
        var stream = new CheckpointStream(new Zeros(4 * CheckpointStream.STEP_BYTES), progress);

        assertThatThrownBy(() -> Measured.of(stream)).isInstanceOf(BuildCancelledException.class);
        assertThat(passed).hasValue(2);
    }

    @Test
    void theBytesPassUnchanged() throws IOException {
        var stream = new CheckpointStream(new Zeros(1000), new FakeProgress(() -> {}));

        assertThat(stream.readAllBytes()).isEqualTo(new byte[1000]);
    }

    private record FakeProgress(Runnable atCheckpoint) implements Progress {
        @Override
        public void say(String line) {}

        @Override
        public void checkpoint() {
            atCheckpoint.run();
        }
    }

    /// As many zeros as wanted.
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
