package dev.slipway.deployer.local;

import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.oci.ImageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes a serving process from an unpacked image: command, environment, folders, record.
@ApplicationScoped
class Launcher {
    /// Names the release in a process's environment; by it a process is found whose record is lost.
    static final String RELEASE_VARIABLE = "SLIPWAY_RELEASE_ID";

    private final LocalPaths paths;
    private final RunRecords records;
    private final Processes processes;
    private final IngestTokens tokens;
    private final Optional<String> java;
    private final Optional<String> servingJar;
    private final Optional<URI> jwks;

    Launcher(
            LocalPaths paths,
            RunRecords records,
            Processes processes,
            IngestTokens tokens,
            @ConfigProperty(name = "slipway.java") Optional<String> java,
            @ConfigProperty(name = "slipway.serving.jar") Optional<String> servingJar,
            @ConfigProperty(name = "slipway.jwks.url") Optional<URI> jwks) {
        this.paths = paths;
        this.records = records;
        this.processes = processes;
        this.tokens = tokens;
        this.java = java;
        this.servingJar = servingJar;
        this.jwks = jwks;
    }

    /// The command that runs a release; empty when its image cannot be run here.
    Optional<List<String>> command(ReleaseSpec spec, ImageConfig.Run run, Path root) {
        return switch (spec.content().kind()) {
            case RUNNABLE -> {
                List<String> entrypoint = new ArrayList<>(run.entrypoint());
                entrypoint.addAll(run.cmd());
                yield LaunchCommand.runnable(entrypoint, root);
            }
            case MODEL_ONLY ->
                    servingJar.map(
                            jar ->
                                    LaunchCommand.modelOnly(
                                            java.orElseGet(Launcher::ownJava), jar, root));
        };
    }

    private static String ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Starts a process and writes its record.
    ///
    /// @throws IOException when the gateway gives no token, or the process cannot be started
    void start(ReleaseSpec spec, List<String> command) throws IOException {
        Path folder = paths.work(spec.releaseId());
        PrivateFiles.folder(folder);
        PrivateFiles.folder(folder.resolve("tmp"));
        Map<String, String> environment = environment(spec, folder);
        Path log = paths.log(spec);
        Files.createDirectories(Objects.requireNonNull(log.getParent()));
        long offset = Files.exists(log) ? Files.size(log) : 0;
        List<String> full = new ArrayList<>(command);
        full.add(1, "-Djava.io.tmpdir=" + folder.resolve("tmp"));
        Processes.Id process =
                processes.start(new Processes.Launch(full, environment, folder, log));
        record(spec, process, full, offset);
    }

    /// Writes the record of a process that runs for a release.
    void record(ReleaseSpec spec, Processes.Id process, List<String> command, long logOffset)
            throws IOException {
        records.write(
                new RunRecord(
                        "deployment-" + spec.environment() + "-" + spec.deployment(),
                        spec.releaseId(),
                        process.pid(),
                        process.startedAt(),
                        null,
                        command,
                        paths.log(spec).toString(),
                        logOffset));
    }

    private Map<String, String> environment(ReleaseSpec spec, Path folder) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        environment.put("SLIPWAY_DEPLOYMENT", spec.address());
        environment.put(RELEASE_VARIABLE, spec.releaseId().toString());
        jwks.ifPresent(
                address -> {
                    environment.put("SLIPWAY_JWKS_URL", address.toString());
                    environment.put("SLIPWAY_JWKS_CACHE", folder.resolve("jwks.json").toString());
                });
        Optional<URI> ingest = tokens.ingestAddress();
        if (ingest.isPresent()) {
            environment.put("SLIPWAY_INGEST_URL", ingest.get().toString());
            environment.put("SLIPWAY_INGEST_TOKEN_FILE", tokens.obtain(spec, folder).toString());
        }
        return environment;
    }
}
