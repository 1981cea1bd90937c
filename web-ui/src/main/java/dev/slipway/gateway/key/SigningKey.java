package dev.slipway.gateway.key;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The ES256 key that signs the gateway's tokens. Its folder holds it as a JWK, `jwt-es256.json`,
/// or, where other tools make the key, as PEM, `jwt-es256.pem`; the JWK comes first. The `kid` is
/// the RFC 7638 thumbprint, so every gateway with the same file names the key alike.
public record SigningKey(EllipticCurveJsonWebKey key) {
    private static final String FILE = "jwt-es256.json";
    private static final String PEM_FILE = "jwt-es256.pem";

    /// Reads the key of this folder, or makes one. Nothing is written when the key is there, so the
    /// folder may be a Secret that is mounted read-only. Two gateways that share a writable folder
    /// and start at once end with the same key: the file is made by exactly one of them.
    public static SigningKey in(Path folder) {
        Path jwk = folder.resolve(FILE);
        Path pem = folder.resolve(PEM_FILE);
        Path file = !Files.exists(jwk) && Files.exists(pem) ? pem : jwk;
        try {
            if (file.equals(pem)) {
                return readPem(pem);
            }
            if (!Files.exists(jwk)) {
                create(folder, jwk);
            }
            return read(jwk);
        } catch (IOException | JoseException | GeneralSecurityException e) {
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

    private static SigningKey readPem(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = PemKey.parse(Files.readString(file));
        EllipticCurveJsonWebKey key = new EllipticCurveJsonWebKey((ECPublicKey) pair.getPublic());
        key.setPrivateKey(pair.getPrivate());
        name(key);
        return new SigningKey(key);
    }

    private static void name(EllipticCurveJsonWebKey key) {
        key.setAlgorithm("ES256");
        key.setUse("sig");
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    private static Path draft(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(
                    folder,
                    "jwt",
                    ".new",
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new IOException(
                    "there is no key and none can be written (%s); put one there, or let the gateway write to the folder"
                            .formatted(e),
                    e);
        }
    }

    private static void create(Path folder, Path file) throws IOException, JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        name(key);
        Path fresh = draft(folder);
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
