package dev.slipway.deployer.local;

import dev.slipway.deployer.probe.Readiness;
import dev.slipway.deployer.probe.ReadyProbe;
import dev.slipway.deployer.target.Live;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Looks at a process: is it there, does it listen, is it ready.
@ApplicationScoped
class Observer {
    private final RunRecords records;
    private final Processes processes;
    private final ServingLog log;
    private final ReadyProbe probe;

    Observer(RunRecords records, Processes processes, ServingLog log, ReadyProbe probe) {
        this.records = records;
        this.processes = processes;
        this.log = log;
        this.probe = probe;
    }

    Live look(UUID releaseId) {
        return records.find(releaseId).map(this::look).orElseGet(Live::absent);
    }

    private Live look(RunRecord written) {
        if (!processes.isAlive(new Processes.Id(written.pid(), written.startedAt()))) {
            return exited(written);
        }
        return port(written)
                .map(port -> running(written, URI.create("http://127.0.0.1:" + port)))
                .orElseGet(
                        () ->
                                live(
                                        written,
                                        Live.Phase.STARTING,
                                        "The server starts and does not listen yet."));
    }

    private Live running(RunRecord written, URI url) {
        String reason =
                switch (probe.ask(url)) {
                    case Readiness.Ready _ -> null;
                    case Readiness.NotReady not -> not.reason();
                    case Readiness.Silent silent -> silent.reason();
                };
        return new Live(
                Live.Phase.RUNNING,
                reason == null,
                reason,
                written.pid(),
                url,
                written.startedAt());
    }

    private Live exited(RunRecord written) {
        OptionalInt code = processes.exitCode(written.pid());
        String how = code.isPresent() ? " with exit code " + code.getAsInt() : "";
        String words =
                log.lastWords(Path.of(written.log()), written.logOffset())
                        .map(last -> ": " + last)
                        .orElse(".");
        return live(written, Live.Phase.EXITED, "The server ended" + how + words);
    }

    private static Live live(RunRecord written, Live.Phase phase, String reason) {
        return new Live(phase, false, reason, written.pid(), null, written.startedAt());
    }

    private Optional<Integer> port(RunRecord written) {
        if (written.port() != null) {
            return Optional.of(written.port());
        }
        Optional<Integer> found = log.port(Path.of(written.log()), written.logOffset());
        found.ifPresent(port -> remember(written, port));
        return found;
    }

    /// Only while the record is still of the process that was looked at.
    private void remember(RunRecord written, int port) {
        try {
            if (records.find(written.releaseId()).equals(Optional.of(written))) {
                records.write(written.listeningOn(port));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
