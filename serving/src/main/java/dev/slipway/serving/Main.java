package dev.slipway.serving;

import dev.slipway.serving.score.OneShot;
import dev.slipway.serving.score.ScoreOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Entry point: `serving online | score | describe`.
///
/// Exit codes: 0 done, 2 wrong options, others as the command says.
public final class Main {
    private static final int USAGE = 2;
    private static final String HELP =
            """
            usage: serving online   [--root DIR] [--host ADDRESS] [--port N] [--max-body-bytes N]
                   serving online   --model FILE.onnx --name NAME [--host …] [--port …]
                   serving score    --model FILE [--threads N] [--latency-rows N] [--max-memory-bytes N] [--max-seconds N] < rows.csv > answers.csv
                   serving describe --model FILE [--max-memory-bytes N] [--max-seconds N]
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
                OutputStream answers = new BufferedOutputStream(System.out, 1 << 16);
                yield new OneShot(scoreOptions(words), System.err).score(System.in, answers);
            }
            case "describe" -> new OneShot(scoreOptions(words), System.err).describe(System.out);
            default -> throw new IllegalArgumentException("no command named '" + command + "'");
        };
    }

    private static ScoreOptions scoreOptions(String[] words) {
        return ScoreOptions.of(Arguments.parse(words, 1));
    }
}
