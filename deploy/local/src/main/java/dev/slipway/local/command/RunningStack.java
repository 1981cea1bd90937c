package dev.slipway.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.local.Json;
import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.RunRecords;
import dev.slipway.local.process.SystemProcesses;
import dev.slipway.local.stack.Service;
import dev.slipway.local.supervisor.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// What the files of a home say about a stack that runs.
final class RunningStack {

    private RunningStack() {}

    /// The gateway's address while it runs.
    static Optional<String> url(Home home) {
        return new RunRecords(home)
                .find(Service.GATEWAY.processName())
                .filter(record -> new SystemProcesses().isAlive(record.id()))
                .map(RunRecord::port)
                .map(port -> "http://127.0.0.1:" + port);
    }

    /// @throws Refusal when the stack does not run
    static String requireUrl(Home home) {
        return url(home)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "No stack runs in %s: run  ./slipway up  first."
                                                .formatted(home.root())));
    }

    /// What the supervisor last saw; empty when there is nothing or it cannot be read.
    static Optional<StackState> state(Home home) throws IOException {
        if (!Files.exists(home.stackState())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(home.stackState(), StackState.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
