package dev.slipway.gateway.key;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The ES256 key that signs the gateway's tokens, kept as a JWK in a file that only its owner
/// reads.
public record SigningKey(EllipticCurveJsonWebKey key) {
    private static final String FILE = "jwt-es256.json";

    /// Reads the key of this folder, or makes one. Two gateways that start at once end with the
    /// same key: the file is made by exactly one of them.
    public static SigningKey in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                create(folder, file);
            }
            return read(file);
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(
                    "The signing key " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    /// The public half, as an entry of a JWK set.
    public Map<String, Object> publicJwk() {
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    private static SigningKey read(Path file) throws IOException, JoseException {
        EllipticCurveJsonWebKey key =
                new EllipticCurveJsonWebKey(JsonUtil.parseJson(Files.readString(file)), null);
        if (key.getPrivateKey() == null || key.getKeyId() == null) {
            throw new JoseException("it needs a private key and a kid");
        }
        return new SigningKey(key);
    }

    private static void create(Path folder, Path file) throws IOException, JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setAlgorithm("ES256");
        key.setUse("sig");
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        Path fresh =
                Files.createTempFile(
                        folder,
                        "jwt",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                key.toJson(OutputControlLevel.INCLUDE_PRIVATE),
                StandardOpenOption.SYNC,
                StandardOpenOption.WRITE);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another gateway was first; its key is as good.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
