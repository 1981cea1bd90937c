package dev.slipway.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway help`, and `slipway help token create`.
@Command(
        name = "help",
        helpCommand = true,
        description = "List the commands, or say how one is used.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} help",
            "  ${ROOT-COMMAND-NAME} help push",
            "  ${ROOT-COMMAND-NAME} help token create"
        })
public final class Help implements Runnable {
    @Spec @Nullable CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "the words of a command")
    List<String> words = new ArrayList<>();

    @Override
    public void run() {
        CommandLine asked = Objects.requireNonNull(spec).root().commandLine();
        for (String word : words) {
            asked = below(asked, word);
        }
        asked.usage(asked.getOut());
    }

    private static CommandLine below(CommandLine command, String word) {
        CommandLine found = command.getSubcommands().get(word);
        if (found == null) {
            String name = command.getCommandSpec().qualifiedName();
            throw new ParameterException(command, "There is no command " + name + " " + word);
        }
        return found;
    }
}
