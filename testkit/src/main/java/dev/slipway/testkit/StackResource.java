package dev.slipway.testkit;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Starts the servers and points the service under test at them.
public class StackResource implements QuarkusTestResourceConfigurableLifecycleManager<WithStack> {
    private String role = "registry";

    @Override
    public void init(WithStack annotation) {
        role = annotation.role();
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", TestPostgres.url());
        config.put("quarkus.datasource.username", role);
        config.put("quarkus.datasource.password", TestPostgres.password(role));
        config.put("slipway.schema", role);
        config.put("slipway.s3.url", TestS3.url());
        config.put("slipway.s3.bucket", TestS3.BUCKET);
        config.put("slipway.s3.access-key", TestS3.ACCESS_KEY);
        config.put("slipway.s3.secret-key", TestS3.SECRET_KEY);
        config.put("slipway.jwks.url", TestKeys.url());
        Path data = dataDir();
        config.put("slipway.jwks.cache", data.resolve("jwks.json").toString());
        config.put("slipway.data.dir", data.toString());
        return config;
    }

    private static Path dataDir() {
        try {
            Path folder = Files.createTempDirectory("slipway-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The servers stay for the next test class; they end with the JVM.
    @Override
    public void stop() {}
}
