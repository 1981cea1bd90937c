package dev.slipway.local.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.local.Json;
import dev.slipway.local.Refusal;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The run records of one home.
public final class RunRecords {

    private final Home home;

    public RunRecords(Home home) {
        this.home = home;
    }

    /// @throws Refusal when the record is there and cannot be understood: guessing would start a
    ///     second process beside a living one
    public Optional<RunRecord> find(String name) {
        Path file = home.runRecord(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RunRecord record = Json.read(file, RunRecord.class);
            if (record.startedAt() == null || record.pid() <= 0) {
                throw damaged(file, name, null);
            }
            return Optional.of(record);
        } catch (JsonProcessingException e) {
            throw damaged(file, name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void save(RunRecord record) throws IOException {
        PrivateFiles.write(home.runRecord(record.name()), Json.write(record));
    }

    public void remove(String name) throws IOException {
        Files.deleteIfExists(home.runRecord(name));
    }

    /// Serving processes of the deployer's local target; files that cannot be understood are left
    /// out and named through `onDamaged`.
    public List<RunRecord> deployments(java.util.function.Consumer<Path> onDamaged)
            throws IOException {
        if (!Files.isDirectory(home.deployments())) {
            return List.of();
        }
        List<RunRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.deployments())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                readDeployment(file).ifPresentOrElse(records::add, () -> onDamaged.accept(file));
            }
        }
        return records;
    }

    private static Optional<RunRecord> readDeployment(Path file) throws IOException {
        try {
            RunRecord record = Json.read(file, RunRecord.class);
            return record.startedAt() == null ? Optional.empty() : Optional.of(record);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Refusal damaged(
            Path file, String name, @org.jspecify.annotations.Nullable Throwable cause) {
        String sentence =
                "%s is damaged, so it is not known whether %s still runs: end that process if it does, delete the file, and run up again."
                        .formatted(file, name);
        return cause == null ? new Refusal(sentence) : new Refusal(sentence, cause);
    }
}
