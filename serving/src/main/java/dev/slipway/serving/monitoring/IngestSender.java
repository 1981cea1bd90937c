package dev.slipway.serving.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends batches one after the other. A batch that was not acknowledged is sent again unchanged
/// under the same sequence, so that the monitor counts it once. Owned by one thread.
final class IngestSender {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Accumulator accumulator;
    private final IngestClient client;
    private final String releaseId;
    private final String deployment;
    private final String source = UUID.randomUUID().toString();
    private long sequence;
    private byte @Nullable [] pending;
    private long pendingRows;

    IngestSender(
            Accumulator accumulator, IngestClient client, String releaseId, String deployment) {
        this.accumulator = accumulator;
        this.client = client;
        this.releaseId = releaseId;
        this.deployment = deployment;
    }

    /// What a step did.
    enum Step {
        /// There was nothing to send.
        IDLE,
        /// One batch is done with.
        SENT,
        /// The batch waits for the next step.
        WAITING
    }

    /// Sends the batch that waits, or a new one.
    Step step() {
        byte[] batch = pending;
        if (batch == null) {
            batch = next();
        }
        if (batch == null) {
            return Step.IDLE;
        }
        return switch (client.send(batch)) {
            case ACCEPTED -> done();
            case RETRY -> Step.WAITING;
            case REFUSED -> {
                accumulator.drop(pendingRows);
                System.err.println(
                        "{\"event\":\"ingest\",\"level\":\"error\",\"message\":\"the monitor refused a"
                                + " batch; its rows are counted as dropped\"}");
                yield done();
            }
        };
    }

    private Step done() {
        pending = null;
        return Step.SENT;
    }

    private byte @Nullable [] next() {
        IngestBatch batch = accumulator.take(source, sequence + 1, releaseId, deployment);
        if (batch.isEmpty()) {
            return null;
        }
        sequence++;
        pendingRows = batch.windows().stream().mapToLong(IngestBatch.Window::rows).sum();
        try {
            byte[] bytes = JSON.writeValueAsBytes(batch);
            pending = bytes;
            return bytes;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
