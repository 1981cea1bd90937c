package dev.slipway.cli;

import dev.slipway.cli.api.ApiException;
import dev.slipway.cli.api.Problem;
import dev.slipway.cli.api.Unreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says on standard error why a command ended, what to do about it, and under which id the server
/// knows the request.
final class Failures implements IExecutionExceptionHandler {
    private final Cli cli;

    Failures(Cli cli) {
        this.cli = cli;
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case ApiException refused -> refused(refused.problem());
            case Stop stop -> stopped(stop);
            case Unreachable unreachable -> {
                print(
                        String.valueOf(unreachable.getMessage()),
                        "start the stack with `./slipway up`, or set SLIPWAY_URL to where it runs");
                yield ExitCode.ERROR.code();
            }
            case IOException e -> file(e);
            case UncheckedIOException e -> file(e);
            default -> throw new IllegalStateException("A fault of the slipway command", failure);
        };
    }

    private int refused(Problem problem) {
        cli.say("error: " + problem.title());
        if (!problem.detail().isEmpty()) {
            cli.say("  " + problem.detail());
        }
        problem.violations().forEach(violation -> cli.say("  - " + violation));
        String advice = advice(problem);
        if (!advice.isEmpty()) {
            cli.say("what to do: " + advice);
        }
        if (!problem.requestId().isEmpty()) {
            cli.say("request id: " + problem.requestId());
        }
        return exitCode(problem).code();
    }

    private int stopped(Stop stop) {
        print(String.valueOf(stop.getMessage()), stop.advice());
        return stop.exitCode().code();
    }

    private int file(Exception failure) {
        String text = failure.getMessage();
        boolean missing =
                failure instanceof java.nio.file.NoSuchFileException
                        || failure.getCause() instanceof java.nio.file.NoSuchFileException;
        print(missing ? "There is no file " + text : String.valueOf(text), "");
        return ExitCode.ERROR.code();
    }

    private void print(String message, String advice) {
        cli.say("error: " + message);
        if (!advice.isEmpty()) {
            cli.say("what to do: " + advice);
        }
    }

    private static String advice(Problem problem) {
        return switch (problem.status()) {
            case 401 -> "sign in with `slipway login ADDRESS`, or set SLIPWAY_TOKEN";
            case 403 -> "ask for a token with that right: `slipway token create --scope …`";
            case 412 -> "read it again and repeat the change";
            case 429, 503 -> "try again in a moment; `slipway status` shows which part is missing";
            case 500, 502 -> "look at `slipway logs` with the request id below";
            default -> "GATE_NOT_PASSED".equals(problem.code()) ? "validate the version first" : "";
        };
    }

    private static ExitCode exitCode(Problem problem) {
        if (problem.code().equals("GATE_NOT_PASSED")) {
            return ExitCode.GATE_FAILED;
        }
        return switch (problem.status()) {
            case 401, 403 -> ExitCode.NOT_AUTHORISED;
            case 504 -> ExitCode.TIMED_OUT;
            default -> ExitCode.ERROR;
        };
    }
}
