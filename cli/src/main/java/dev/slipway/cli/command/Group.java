package dev.slipway.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A word that only groups commands: `slipway model …`.
@Command
public final class Group implements Runnable {
    @Spec @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec known = java.util.Objects.requireNonNull(spec);
        throw new ParameterException(known.commandLine(), "Name what to do");
    }
}
