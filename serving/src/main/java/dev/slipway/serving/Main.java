package dev.slipway.serving;

import dev.slipway.serving.json.JsonWriter;
import dev.slipway.serving.online.OnlineOptions;
import dev.slipway.serving.online.OnlineServer;
import dev.slipway.serving.onnx.RuntimeLibrary;
import dev.slipway.serving.sandbox.Confinement;
import dev.slipway.serving.score.OneShot;
import dev.slipway.serving.score.ScoreOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Entry point: `serving online | score | describe`.
///
/// Exit codes: 0 done, 1 `online` could not listen, 2 wrong options, others as the command says.
public final class Main {
    private static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final String HELP =
            """
            usage: serving online   [--root DIR] [--host ADDRESS] [--port N] [--max-body-bytes N]
                   serving online   --model FILE.onnx --name NAME [--host …] [--port …]
                   serving score    --model FILE [--threads N] [--latency-rows N] [--max-memory-bytes N] [--max-seconds N] [--require-sandbox rlimits|seccomp|landlock] < rows.csv > answers.csv
                   serving describe --model FILE [--max-memory-bytes N] [--max-seconds N] [--require-sandbox …]
            """;

    private Main() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        int code;
        try {
            code = run(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println("serving: " + wrong.getMessage());
            System.err.print(HELP);
            code = USAGE;
        }
        System.out.flush();
        Runtime.getRuntime().exit(code);
    }

    private static int run(String[] words) throws IOException, InterruptedException {
        String command = words.length == 0 ? "" : words[0];
        return switch (command) {
            case "score" -> {
                ScoreOptions options = confined(words);
                OutputStream answers = new BufferedOutputStream(System.out, 1 << 16);
                yield new OneShot(options, System.err).score(System.in, answers);
            }
            case "describe" -> new OneShot(confined(words), System.err).describe(System.out);
            case "online" -> online(words);
            default -> throw new IllegalArgumentException("no command named '" + command + "'");
        };
    }

    private static int online(String[] words) throws InterruptedException {
        OnlineOptions options = OnlineOptions.of(Arguments.parse(words, 1), System.getenv());
        OnlineServer server;
        try {
            server = OnlineServer.listen(options, Clock.systemUTC());
        } catch (IOException impossible) {
            System.out.println(failed(impossible.getMessage()));
            return FAILED;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "drain"));
        server.load();
        // Until SIGTERM; a server that is not ready stays to say why.
        new CountDownLatch(1).await();
        return 0;
    }

    private static String failed(@Nullable String reason) {
        JsonWriter line = new JsonWriter();
        line.raw("{\"event\":\"failed\",\"reason\":".getBytes(StandardCharsets.US_ASCII));
        line.string(String.valueOf(reason));
        line.raw('}');
        return new String(line.array(), 0, line.size(), StandardCharsets.UTF_8);
    }

    /// The options of a process that reads nothing but what it needs from now on.
    private static ScoreOptions confined(String[] words) {
        ScoreOptions options = ScoreOptions.of(Arguments.parse(words, 1));
        Confinement.enter(options.model(), RuntimeLibrary.folder());
        return options;
    }
}
