package dev.slipway.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Settings of the command line: environment first (`SLIPWAY_URL`, `SLIPWAY_TOKEN`,
/// `SLIPWAY_PROJECT`), then the file that `slipway login` writes, then the stack of this machine.
public final class Settings {
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final String DEFAULT_PORT = "8080";

    private final Map<String, String> environment;

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// The gateway to call.
    public Target target() {
        JsonNode file = read();
        URI local = URI.create("http://127.0.0.1:" + value("SLIPWAY_PORT").orElse(DEFAULT_PORT));
        URI url = value("SLIPWAY_URL").or(() -> text(file, "url")).map(URI::create).orElse(local);
        Optional<String> token = value("SLIPWAY_TOKEN");
        if (token.isEmpty() && text(file, "url").map(URI::create).filter(url::equals).isPresent()) {
            // The file's token is for the file's address only.
            token = text(file, "token");
        }
        if (token.isEmpty() && isLoopback(url)) {
            token = localToken();
        }
        return new Target(url, token, value("SLIPWAY_PROJECT").or(() -> text(file, "project")));
    }

    /// Where `slipway login` writes.
    public Path file() {
        return value("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() -> home().resolve(".config"))
                .resolve("slipway")
                .resolve("config.yaml");
    }

    /// Where the embedded stack keeps its data.
    public Path stackHome() {
        return value("SLIPWAY_HOME").map(Path::of).orElseGet(() -> home().resolve(".slipway"));
    }

    /// Where Slipway itself is installed, when the start script says so.
    public Optional<Path> install() {
        return value("SLIPWAY_INSTALL").map(Path::of);
    }

    /// An environment variable that is not empty.
    public Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /// Keeps address and token, readable by their owner only.
    public void save(URI url, String token) throws IOException {
        Path file = file();
        Files.createDirectories(file.getParent());
        Path fresh =
                Files.createTempFile(
                        file.getParent(),
                        "config",
                        ".yaml",
                        PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(
                fresh, YAML.writeValueAsString(Map.of("url", url.toString(), "token", token)));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonNode read() {
        Path file = file();
        if (!Files.isReadable(file)) {
            return YAML.createObjectNode();
        }
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The settings "
                            + file
                            + " cannot be read; write them again with `slipway login`",
                    e);
        }
    }

    private Optional<String> localToken() {
        Path file = stackHome().resolve("keys").resolve("admin.token");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127."));
    }

    private Path home() {
        return Path.of(value("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
    }
}
