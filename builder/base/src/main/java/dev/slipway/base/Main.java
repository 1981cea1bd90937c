package dev.slipway.base;

import picocli.CommandLine;

/// Entry point of `builder-base.jar`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var command = new CommandLine(new BaseCommand());
        command.setExecutionExceptionHandler(
                (failure, line, _) -> {
                    if (failure instanceof BaseException) {
                        line.getErr().println("No base image was made: " + failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                });
        System.exit(command.execute(arguments));
    }
}
