package dev.slipway.local.command;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/// Data goes to standard output, messages to standard error.
record Terminal(PrintWriter out, PrintWriter err) {

    static Terminal of(CommandSpec spec) {
        return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    void data(String line) {
        out.println(line);
        out.flush();
    }

    void message(String line) {
        err.println(line);
        err.flush();
    }
}
