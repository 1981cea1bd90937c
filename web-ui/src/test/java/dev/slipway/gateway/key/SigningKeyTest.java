package dev.slipway.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key of RFC 6979, A.2.5, in the two PEM forms, and the folder's rules.
class SigningKeyTest {
    private static final String NUMBER =
            "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    private static final String X =
            "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
    private static final String Y =
            "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";
    private static final String CURVE = "06082A8648CE3D030107";
    private static final String SEC1 =
            "30770201010420" + NUMBER + "A00A" + CURVE + "A14403420004" + X + Y;
    private static final String PKCS8 =
            "308187020100301306072A8648CE3D0201"
                    + CURVE
                    + "046D306B0201010420"
                    + NUMBER
                    + "A14403420004"
                    + X
                    + Y;

    @TempDir Path folder;

    @Test
    void readsSec1AsHelmAndOpensslWriteIt() throws Exception {
        put("jwt-es256.pem", pem("EC PRIVATE KEY", SEC1));

        assertIsTheKey(SigningKey.in(folder));
    }

    @Test
    void readsPkcs8BehindTheCurvesParameters() throws Exception {
        put(
                "jwt-es256.pem",
                pem("EC PARAMETERS", "06082A8648CE3D030107") + pem("PRIVATE KEY", PKCS8));

        assertIsTheKey(SigningKey.in(folder));
    }

    @Test
    void theJwkComesFirst() throws Exception {
        SigningKey made = SigningKey.in(folder);
        put("jwt-es256.pem", pem("EC PRIVATE KEY", SEC1));

        assertThat(SigningKey.in(folder).publicJwk()).isEqualTo(made.publicJwk());
    }

    @Test
    void aPointOfAnotherKeyIsRefused() throws Exception {
        // The generator itself is the point of the number 1.
        String generator =
                "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
                        + "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5";
        put("jwt-es256.pem", pem("EC PRIVATE KEY", SEC1.replace(X + Y, generator)));

        assertThatThrownBy(() -> SigningKey.in(folder))
                .hasMessageEndingWith(
                        "jwt-es256.pem cannot be read or made: its public point belongs to another key");
    }

    @Test
    void whatIsNoKeyIsRefusedInWords() throws Exception {
        put("jwt-es256.pem", "hello");
        assertThatThrownBy(() -> SigningKey.in(folder))
                .hasMessageEndingWith("there is no unencrypted PRIVATE KEY in it");

        put("jwt-es256.pem", pem("EC PRIVATE KEY", SEC1.substring(0, 80)));
        assertThatThrownBy(() -> SigningKey.in(folder))
                .hasMessageEndingWith("it is not a P-256 key: it ends too early");

        put("jwt-es256.pem", pem("EC PRIVATE KEY", "300702010104020102"));
        assertThatThrownBy(() -> SigningKey.in(folder))
                .hasMessageEndingWith("it is not a P-256 key: unexpected structure");
    }

    @Test
    void severalGatewaysWithOneKeyShowTheSameAndWriteNothing() throws Exception {
        SigningKey made = SigningKey.in(folder);
        FileTime before = Files.getLastModifiedTime(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));

        SigningKey other = SigningKey.in(folder);

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(other.publicJwk()).isEqualTo(made.publicJwk());
        assertThat(Files.getLastModifiedTime(folder)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void withoutAKeyWhereNoneCanBeWrittenTheGatewaySaysWhatToDo() {
        // Nobody, not even root, can make a folder there.
        Path closed = Path.of("/proc/slipway-keys");

        assertThatThrownBy(() -> SigningKey.in(closed))
                .hasMessageStartingWith(
                        "The signing key /proc/slipway-keys/jwt-es256.json cannot be read or made: there is no key and none can be written (")
                .hasMessageEndingWith("; put one there, or let the gateway write to the folder");
    }

    private static void assertIsTheKey(SigningKey key) {
        assertThat(key.publicJwk())
                .containsEntry("kty", "EC")
                .containsEntry("crv", "P-256")
                .containsEntry("alg", "ES256")
                .containsEntry("use", "sig")
                .containsEntry("x", base64(X))
                .containsEntry("y", base64(Y))
                .doesNotContainKey("d")
                .containsKey("kid");
        assertThat(((ECPrivateKey) key.key().getPrivateKey()).getS())
                .isEqualTo(new BigInteger(NUMBER, 16));
    }

    private static String base64(String hex) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String pem(String label, String hex) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(HexFormat.of().parseHex(hex))
                + "\n-----END "
                + label
                + "-----\n";
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
