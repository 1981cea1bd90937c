package dev.slipway.serving.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.serving.monitoring.IngestClient.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends batches one after the other. A batch that was not acknowledged is sent again unchanged
/// under the same sequence, so that the monitor counts it once; one that the monitor refuses, or
/// always breaks on, is dropped and counted, so that it does not end monitoring. Owned by one
// thread.
final class IngestSender {
    /// Equal faults in a row after which a batch is given up: about eight minutes with the pauses
    /// of [Monitoring], so that a restart of the monitor's database costs nothing.
    static final int MOST_FAULTS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Accumulator accumulator;
    private final IngestClient client;
    private final String releaseId;
    private final String deployment;
    private final String source = UUID.randomUUID().toString();
    private long sequence;
    private byte @Nullable [] pending;
    private long pendingRows;
    private int lastFault;
    private int faults;

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
            case Outcome.Accepted() -> done();
            case Outcome.Later() -> later();
            case Outcome.Fault(int status) -> fault(status);
            case Outcome.Refused(int status) -> giveUp("refused a batch", status);
        };
    }

    private Step later() {
        faults = 0;
        return Step.WAITING;
    }

    private Step fault(int status) {
        faults = status == lastFault ? faults + 1 : 1;
        lastFault = status;
        return faults < MOST_FAULTS
                ? Step.WAITING
                : giveUp("failed " + faults + " times on a batch", status);
    }

    private Step giveUp(String what, int status) {
        accumulator.drop(pendingRows);
        System.err.printf(
                "{\"event\":\"ingest\",\"level\":\"error\",\"message\":\"the monitor %s with status %d;"
                        + " its %d rows are counted as dropped\"}%n",
                what, status, pendingRows);
        return done();
    }

    private Step done() {
        pending = null;
        faults = 0;
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
