package dev.slipway.kit.probe;

import dev.slipway.kit.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A job that fails as often as it is told and then says what it was given.
@ApplicationScoped
public class ProbeJob implements JobHandler<ProbeJob.Data> {
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<String>> done = new ConcurrentHashMap<>();

    public record Data(String text, int failures) {}

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Class<Data> dataType() {
        return Data.class;
    }

    @Override
    public void run(String jobId, Data data) throws IOException {
        if (runs.merge(jobId, 1, Integer::sum) <= data.failures()) {
            throw new IOException("not yet");
        }
        future(jobId).complete(data.text());
    }

    public int runs(String jobId) {
        return runs.getOrDefault(jobId, 0);
    }

    public String awaitDone(String jobId) throws Exception {
        return future(jobId).get(60, TimeUnit.SECONDS);
    }

    private CompletableFuture<String> future(String jobId) {
        return done.computeIfAbsent(jobId, _ -> new CompletableFuture<>());
    }
}
