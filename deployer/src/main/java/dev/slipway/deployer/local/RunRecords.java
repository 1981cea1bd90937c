package dev.slipway.deployer.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The run records of this machine. A record is replaced in one step, so it is never half there.
@ApplicationScoped
class RunRecords {
    private static final Logger LOG = Logger.getLogger(RunRecords.class);
    private static final String SUFFIX = ".json";

    private final LocalPaths paths;
    private final ObjectMapper json;

    RunRecords(LocalPaths paths, ObjectMapper json) {
        this.paths = paths;
        this.json = json;
    }

    /// The record of a release. One that cannot be understood counts as absent: the process itself
    /// is found by its environment then.
    Optional<RunRecord> find(UUID releaseId) {
        try {
            byte[] bytes = Files.readAllBytes(paths.record(releaseId));
            return Optional.of(json.readValue(bytes, RunRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.warnf(e, "run record of release %s is damaged", releaseId);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(RunRecord entry) throws IOException {
        PrivateFiles.write(paths.record(entry.releaseId()), json.writeValueAsBytes(entry));
    }

    void remove(UUID releaseId) throws IOException {
        Files.deleteIfExists(paths.record(releaseId));
    }

    /// Releases that have a record or a working folder.
    Set<UUID> releases() {
        Set<UUID> found = new HashSet<>();
        collect(paths.records(), SUFFIX, found);
        collect(paths.works(), "", found);
        return found;
    }

    private static void collect(Path folder, String suffix, Set<UUID> into) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .map(RunRecords::id)
                    .flatMap(Optional::stream)
                    .forEach(into::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
