package dev.slipway.base;

import dev.slipway.base.images.ImagesCommand;
import dev.slipway.oci.OciException;
import dev.slipway.oci.registry.RegistryException;
import java.util.Arrays;
import picocli.CommandLine;

/// Entry point of `builder-base.jar`: makes the base of serving images, or with `images` as the
/// first word all of Slipway's images.
public final class Main {
    private static final String IMAGES = "images";

    private Main() {}

    public static void main(String[] arguments) {
        boolean images = arguments.length > 0 && arguments[0].equals(IMAGES);
        String[] rest = images ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
        var command = new CommandLine(images ? new ImagesCommand() : new BaseCommand());
        command.setExecutionExceptionHandler((failure, line, _) -> explain(failure, line));
        System.exit(command.execute(rest));
    }

    private static int explain(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof BaseException) {
            line.getErr().println("No image was made: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (failure instanceof RegistryException || failure instanceof OciException) {
            line.getErr().println("The push ended early: " + failure.getMessage() + ".");
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
