package dev.slipway.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Everything needed to start one process.
///
/// @param command program and arguments
/// @param environment added to the starter's own environment
/// @param folder working folder
/// @param log standard output and error are appended here by the process itself, so that it goes on
///     logging when its starter is gone
public record Launch(List<String> command, Map<String, String> environment, Path folder, Path log) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// Environments hold secrets: only the command is shown.
    @Override
    public String toString() {
        return "Launch[" + String.join(" ", command) + "]";
    }
}
