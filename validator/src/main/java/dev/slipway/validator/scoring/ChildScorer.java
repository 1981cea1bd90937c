package dev.slipway.validator.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.core.model.Signature;
import dev.slipway.validator.table.CsvRows;
import dev.slipway.validator.table.TableRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Scores in a child process per call. Nothing that the child writes is kept whole: answers go row
/// by row to the sink, of standard error the last 64 KiB are read for the report.
public final class ChildScorer implements Scorer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_SIGNATURE_BYTES = 4 << 20;
    private static final int MAX_ERROR_BYTES = 64 << 10;

    private final ChildCommand command;

    public ChildScorer(ChildCommand command) {
        this.command = command;
    }

    @Override
    public DescribeOutcome describe(Path model, Abort abort)
            throws IOException, InterruptedException {
        Process process = command.start("describe", model, List.of());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            process.getOutputStream().close();
            Future<String> out = threads.submit(() -> text(process.getInputStream()));
            Future<String> err = threads.submit(() -> tail(process.getErrorStream()));
            Optional<Refusal> ended = await(process, abort);
            return ended.<DescribeOutcome>map(DescribeOutcome.Refused::new)
                    .orElseGet(() -> described(report(process, err), out));
        } finally {
            end(process);
        }
    }

    @Override
    public ScoreOutcome score(ScoreRequest request, AnswerSink sink, Abort abort)
            throws IOException, InterruptedException {
        List<String> options =
                List.of(
                        "--threads",
                        "1",
                        "--latency-rows",
                        Integer.toString(request.latencyRows()));
        Process process = command.start("score", request.model(), options);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> in = threads.submit(() -> feed(request, process));
            Future<?> out = threads.submit(killing(process, () -> answers(process, sink)));
            Future<String> err = threads.submit(() -> tail(process.getErrorStream()));
            Optional<Refusal> ended = await(process, abort);
            return ended.<ScoreOutcome>map(ScoreOutcome.Refused::new)
                    .orElseGet(() -> scored(report(process, err), in, out));
        } finally {
            end(process);
        }
    }

    private Optional<Refusal> await(Process process, Abort abort) throws InterruptedException {
        try {
            return new ChildWatch(process, command.limits(), abort).await();
        } finally {
            end(process);
        }
    }

    /// Ends a child that still runs. One that has ended is left alone: destroying it would close
    // the
    /// streams that are still being read.
    private static void end(Process process) {
        if (process.isAlive()) {
            process.destroyForcibly();
        }
    }

    private static DescribeOutcome described(ChildReport report, Future<String> out) {
        if (!report.succeeded()) {
            return new DescribeOutcome.Refused(report.refusal());
        }
        try {
            return new DescribeOutcome.Described(
                    JSON.readValue(join(out), Signature.class), report.sandbox());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new DescribeOutcome.Refused(
                    new Refusal(Refusal.Kind.CRASH, "the scoring process described no signature"));
        }
    }

    private static ScoreOutcome scored(ChildReport report, Future<?> in, Future<?> out) {
        if (!report.succeeded()) {
            return new ScoreOutcome.Refused(report.refusal());
        }
        join(in);
        join(out);
        return report.scored();
    }

    private static ChildReport report(Process process, Future<String> err) {
        return ChildReport.of(process.exitValue(), join(err));
    }

    /// A child that ends early closes its input: its report says why, not the broken pipe.
    private static boolean feed(ScoreRequest request, Process process) {
        try {
            new TableFeed(request).writeTo(process.getOutputStream());
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean answers(Process process, AnswerSink sink) throws IOException {
        try (CsvRows rows = CsvRows.of(process.getInputStream())) {
            sink.header(rows.header());
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                sink.row(row.getFields());
            }
            return true;
        } catch (TableRefusal unreadable) {
            return false;
        }
    }

    private static <T> Callable<T> killing(Process process, Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } catch (RuntimeException | IOException e) {
                end(process);
                throw e;
            }
        };
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readNBytes(MAX_SIGNATURE_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static String tail(InputStream in) throws IOException {
        byte[] kept = new byte[MAX_ERROR_BYTES];
        int end = 0;
        byte[] chunk = new byte[MAX_ERROR_BYTES / 8];
        try (in) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                int over = Math.max(0, end + read - kept.length);
                System.arraycopy(kept, over, kept, 0, end - over);
                System.arraycopy(chunk, 0, kept, end - over, read);
                end += read - over;
            }
        }
        return new String(kept, 0, end, StandardCharsets.UTF_8);
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScoringAborted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading the scoring process failed", e.getCause());
        }
    }
}
