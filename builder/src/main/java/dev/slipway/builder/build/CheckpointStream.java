package dev.slipway.builder.build;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes a checkpoint every [#STEP_BYTES], so that a build of a large model can be cancelled
/// within it.
final class CheckpointStream extends FilterInputStream {
    static final long STEP_BYTES = 64L << 20;

    private final Progress progress;
    private long sinceCheckpoint;

    CheckpointStream(InputStream content, Progress progress) {
        super(content);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        passed(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        passed(Math.max(count, 0));
        return count;
    }

    private void passed(int bytes) {
        sinceCheckpoint += bytes;
        if (sinceCheckpoint >= STEP_BYTES) {
            sinceCheckpoint = 0;
            progress.checkpoint();
        }
    }
}
