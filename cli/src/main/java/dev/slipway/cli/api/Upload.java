package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Makes a version of the files of a folder (or of one `.onnx` file): streams each with its digest,
/// then seals. A version that cannot be completed is given up, so no half of one stays behind.
public final class Upload {
    private static final String MODEL_FILE = "model.onnx";
    private static final int BUFFER = 1 << 16;

    private final Api api;
    private final Consumer<String> progress;

    /// @param progress told each file, and when a version is given up
    public Upload(Api api, Consumer<String> progress) {
        this.api = api;
        this.progress = progress;
    }

    /// The sealed version.
    public JsonNode push(Path source, String model, String description) throws IOException {
        SortedMap<String, Path> files = files(source);
        String versions = "/api/v1/models/" + Names.segment(model) + "/versions";
        JsonNode version = api.post(versions, Map.of("description", description)).body();
        String path = versions + "/" + version.path("version").asInt();
        try {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                send(path + "/files/" + Names.path(file.getKey()), file.getValue());
                progress.accept(
                        "sent " + file.getKey() + " (" + Files.size(file.getValue()) + " bytes)");
            }
            return api.post(path + "/seal", Map.of()).body();
        } catch (ApiException | Unreachable | IOException e) {
            giveUp(path, model + "/" + version.path("version").asInt(), e);
            throw e;
        }
    }

    private void send(String path, Path file) throws IOException {
        api.upload(
                "PUT",
                path,
                file,
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "X-Content-Sha256",
                        sha256(file)));
    }

    private void giveUp(String path, String reference, Exception cause) {
        try {
            api.delete(path, Map.of());
            progress.accept("gave up " + reference + "; the next push makes the next version");
        } catch (ApiException | Unreachable e) {
            cause.addSuppressed(e);
        }
    }

    /// The files to send by their path in the version.
    static SortedMap<String, Path> files(Path source) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        if (Files.isRegularFile(source)) {
            files.put(MODEL_FILE, source);
            return files;
        }
        if (!Files.isDirectory(source)) {
            throw new Stop(ExitCode.ERROR, "There is no file or folder " + source, "");
        }
        try (Stream<Path> found = Files.walk(source)) {
            found.filter(Files::isRegularFile)
                    .filter(file -> !hidden(source.relativize(file)))
                    .forEach(file -> files.put(name(source.relativize(file)), file));
        }
        if (!files.containsKey(MODEL_FILE)) {
            throw new Stop(
                    ExitCode.ERROR,
                    "The folder " + source + " has no " + MODEL_FILE,
                    "put the model there under that name, or push the .onnx file itself");
        }
        return files;
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
