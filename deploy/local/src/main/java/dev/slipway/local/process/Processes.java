package dev.slipway.local.process;

import java.io.IOException;
import java.util.OptionalInt;

/// The operating system as the supervisor sees it.
public interface Processes {

    /// Starts a process that outlives its starter: a session of its own, output to its log.
    ///
    /// @throws IOException when the program cannot be started
    ProcessId start(Launch launch) throws IOException;

    /// Whether exactly this process still runs. A zombie does not.
    boolean isAlive(ProcessId process);

    /// Does nothing when the process is gone.
    void signal(ProcessId process, Signal signal);

    /// How a process that this instance started has ended; empty while it runs and for adopted
    /// ones.
    OptionalInt exitCode(ProcessId process);
}
