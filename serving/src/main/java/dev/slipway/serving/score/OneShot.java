package dev.slipway.serving.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.serving.onnx.Model;
import dev.slipway.serving.onnx.ModelRefusedException;
import dev.slipway.serving.onnx.RuntimeLibrary;
import dev.slipway.serving.onnx.TemporaryFolder;
import dev.slipway.serving.sandbox.ProcessMemory;
import dev.slipway.serving.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// The commands `score` and `describe`: limit this process, load the model, answer, say how it
/// went. The process was confined before, with as little loaded as possible.
///
/// Standard output carries the answer, the last line of standard error one JSON object, the exit
/// code the reason. The process is spent afterwards: its limits cannot be lifted.
public final class OneShot {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ScoreOptions options;
    private final PrintStream report;

    public OneShot(ScoreOptions options, PrintStream report) {
        this.options = options;
        this.report = report;
    }

    /// Scores CSV rows.
    ///
    /// @return the exit code
    public int score(InputStream rows, OutputStream answers) throws IOException {
        return limited(sandbox -> scoreLimited(sandbox, rows, answers));
    }

    /// Writes the signature as the runtime sees it.
    ///
    /// @return the exit code
    public int describe(OutputStream answer) throws IOException {
        return limited(
                sandbox -> {
                    try (Model model = Model.open(options.model(), options.threads())) {
                        answer.write(JSON.writeValueAsBytes(model.signature()));
                        answer.write('\n');
                        answer.flush();
                    }
                    say(new Described("described", sandbox.wireName()));
                });
    }

    private interface Work {
        void run(Sandbox sandbox) throws ModelRefusedException, DataRefusedException, IOException;
    }

    private int limited(Work work) throws IOException {
        RuntimeLibrary.load();
        TemporaryFolder.remove();
        Sandbox sandbox = Sandbox.enter(options.limits());
        if (sandbox.compareTo(options.sandbox()) < 0) {
            return refuse(Exit.SANDBOX, Refusal.of(Exit.SANDBOX, tooWeak(sandbox)));
        }
        LimitWatch.start(options.limits(), this::halt);
        try {
            work.run(sandbox);
            return 0;
        } catch (ModelRefusedException refused) {
            return refuse(Exit.MODEL, Refusal.of(Exit.MODEL, refused.getMessage()));
        } catch (DataRefusedException refused) {
            return refuse(Exit.DATA, Refusal.of(refused));
        } catch (OutOfMemoryError full) {
            return refuse(
                    Exit.LIMITS, Refusal.of(Exit.LIMITS, "out of memory: " + full.getMessage()));
        }
    }

    private String tooWeak(Sandbox sandbox) {
        return "this machine allows the sandbox %s, but %s is required; the model was not touched"
                .formatted(sandbox.wireName(), options.sandbox().wireName());
    }

    private void scoreLimited(Sandbox sandbox, InputStream rows, OutputStream answers)
            throws ModelRefusedException, DataRefusedException, IOException {
        long begin = System.nanoTime();
        try (Model model = Model.open(options.model(), options.threads())) {
            long loadMillis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            CsvScoring scoring = new CsvScoring(model, options.latencyRows());
            scoring.run(rows, answers);
            say(
                    new Scored(
                            "scored",
                            scoring.rows(),
                            scoring.latency(),
                            loadMillis,
                            ProcessMemory.peakBytes(),
                            sandbox.wireName()));
        }
    }

    private int refuse(Exit exit, Refusal refusal) {
        say(refusal);
        return exit.code();
    }

    private void halt(String reason) {
        say(Refusal.of(Exit.LIMITS, reason));
        Runtime.getRuntime().halt(Exit.LIMITS.code());
    }

    private synchronized void say(Object event) {
        try {
            report.println(JSON.writeValueAsString(event));
            report.flush();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
