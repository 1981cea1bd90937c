package dev.slipway.gateway.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.keys.EllipticCurves;

/// A P-256 key pair as `openssl` and Helm write it: PEM with either SEC 1 (`EC PRIVATE KEY`,
/// RFC 5915) or PKCS #8 (`PRIVATE KEY`, RFC 5958) inside. Both carry the public point.
final class PemKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (EC )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int POINT = 0xA1;
    private static final int COORDINATE_BYTES = 32;
    private static final int UNCOMPRESSED = 0x04;

    private PemKey() {}

    /// Reads the first private key of the text.
    ///
    /// @throws InvalidKeySpecException when there is none, or it is not a P-256 key with its point
    static KeyPair parse(String pem) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new InvalidKeySpecException("there is no unencrypted PRIVATE KEY in it");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            return sec1(block.group(1) == null ? unwrap(der) : der);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidKeySpecException("it is not a P-256 key: " + e.getMessage(), e);
        }
    }

    /// PKCS #8: version, algorithm, and the SEC 1 structure as octets.
    private static byte[] unwrap(byte[] der) {
        ByteBuffer in = ByteBuffer.wrap(content(ByteBuffer.wrap(der), SEQUENCE));
        content(in, INTEGER);
        content(in, SEQUENCE);
        return content(in, OCTET_STRING);
    }

    /// SEC 1: version, private number, then tagged [0] the curve, [1] the public point.
    private static KeyPair sec1(byte[] der) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(content(ByteBuffer.wrap(der), SEQUENCE));
        content(in, INTEGER);
        byte[] number = content(in, OCTET_STRING);
        while (in.hasRemaining() && (in.get(in.position()) & 0xFF) != POINT) {
            content(in, in.get(in.position()) & 0xFF);
        }
        byte[] point = content(ByteBuffer.wrap(content(in, POINT)), BIT_STRING);
        // A bit string starts with the number of unused bits, then the form of the point.
        if (number.length != COORDINATE_BYTES
                || point.length != 2 + 2 * COORDINATE_BYTES
                || point[1] != UNCOMPRESSED) {
            throw new IllegalArgumentException("another curve, or a compressed point");
        }
        KeyFactory keys = KeyFactory.getInstance("EC");
        ECPoint q = new ECPoint(unsigned(point, 2), unsigned(point, 2 + COORDINATE_BYTES));
        return checked(
                new KeyPair(
                        keys.generatePublic(new ECPublicKeySpec(q, EllipticCurves.P256)),
                        keys.generatePrivate(
                                new ECPrivateKeySpec(
                                        new BigInteger(1, number), EllipticCurves.P256))));
    }

    private static BigInteger unsigned(byte[] bytes, int from) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, from, from + COORDINATE_BYTES));
    }

    /// The content of the next DER element, which must have this tag.
    private static byte[] content(ByteBuffer in, int tag) {
        if (in.remaining() < 2 || (in.get() & 0xFF) != tag) {
            throw new IllegalArgumentException("unexpected structure");
        }
        int length = in.get() & 0xFF;
        if (length > 0x7F) {
            int bytes = length & 0x7F;
            length = 0;
            for (int i = 0; i < bytes && i < Integer.BYTES; i++) {
                length = length << 8 | nextByte(in);
            }
        }
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("it ends too early");
        }
        byte[] content = new byte[length];
        in.get(content);
        return content;
    }

    private static int nextByte(ByteBuffer in) {
        if (!in.hasRemaining()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return in.get() & 0xFF;
    }

    /// A point of another key would make tokens that nobody can verify.
    private static KeyPair checked(KeyPair pair) throws GeneralSecurityException {
        if (!verifies(pair.getPublic(), sign(pair.getPrivate()))) {
            throw new InvalidKeySpecException("its public point belongs to another key");
        }
        return pair;
    }

    private static byte[] sign(PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(new byte[COORDINATE_BYTES]);
        return signer.sign();
    }

    private static boolean verifies(PublicKey key, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key);
        verifier.update(new byte[COORDINATE_BYTES]);
        return verifier.verify(signature);
    }
}
