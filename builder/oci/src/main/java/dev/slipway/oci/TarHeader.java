package dev.slipway.oci;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/// Renders the header blocks of one entry: POSIX ustar, preceded by a PAX header only when a path,
/// a link target or a size does not fit. Equal entries give equal bytes.
final class TarHeader {
    static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;
    private static final long MAX_SIZE = 077777777777L;

    private final Instant modifiedAt;

    TarHeader(Instant modifiedAt) {
        if (modifiedAt.getEpochSecond() < 0) {
            throw new IllegalArgumentException("the time of a layer cannot lie before 1970");
        }
        this.modifiedAt = modifiedAt;
    }

    byte[] of(TarEntry entry) {
        return switch (entry) {
            case TarEntry.Directory directory ->
                    render(directory.path() + "/", entry.mode(), 0, '5', "");
            case TarEntry.RegularFile file ->
                    render(file.path(), entry.mode(), file.size(), '0', "");
            case TarEntry.SymbolicLink link ->
                    render(link.path(), entry.mode(), 0, '2', link.target());
        };
    }

    private byte[] render(String path, int mode, long size, char type, String target) {
        var blocks = new ByteArrayOutputStream(BLOCK);
        byte[] pax = pax(path, size, target);
        if (pax.length > 0) {
            blocks.writeBytes(ustar("PaxHeader", 0644, pax.length, 'x', ""));
            blocks.writeBytes(pax);
            blocks.writeBytes(new byte[padding(pax.length)]);
        }
        blocks.writeBytes(ustar(path, mode, size, type, target));
        return blocks.toByteArray();
    }

    private static byte[] pax(String path, long size, String target) {
        var records = new ByteArrayOutputStream();
        if (!fitsName(path)) {
            record(records, "path", path);
        }
        if (!isAscii(target) || target.length() > NAME) {
            record(records, "linkpath", target);
        }
        if (size > MAX_SIZE) {
            record(records, "size", Long.toString(size));
        }
        return records.toByteArray();
    }

    /// A PAX record starts with its own length in decimal, which includes those digits.
    private static void record(ByteArrayOutputStream records, String key, String value) {
        byte[] text = (" " + key + "=" + value + "\n").getBytes(UTF_8);
        int length = text.length + 1;
        while (Integer.toString(length).length() + text.length != length) {
            length++;
        }
        records.writeBytes(Integer.toString(length).getBytes(US_ASCII));
        records.writeBytes(text);
    }

    private byte[] ustar(String path, int mode, long size, char type, String target) {
        byte[] block = new byte[BLOCK];
        int split = splitAt(path);
        text(block, 0, NAME, split > 0 ? path.substring(split + 1) : path);
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, Math.min(size, MAX_SIZE));
        octal(block, 136, 12, modifiedAt.getEpochSecond());
        block[156] = (byte) type;
        text(block, 157, NAME, target);
        text(block, 257, 8, "ustar\00000");
        octal(block, 329, 8, 0);
        octal(block, 337, 8, 0);
        text(block, 345, PREFIX, split > 0 ? path.substring(0, split) : "");
        checksum(block);
        return block;
    }

    private static boolean fitsName(String path) {
        return isAscii(path) && (path.length() <= NAME || splitAt(path) > 0);
    }

    /// Where a long path is cut into prefix and name; 0 when it needs no cut or has no fitting one.
    private static int splitAt(String path) {
        if (path.length() <= NAME || path.length() > NAME + PREFIX + 1) {
            return 0;
        }
        int slash = path.lastIndexOf('/', PREFIX);
        boolean fits = slash > 0 && path.length() - slash - 1 <= NAME && slash < path.length() - 1;
        return fits ? slash : 0;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static void text(byte[] block, int offset, int length, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, length));
    }

    private static void octal(byte[] block, int offset, int length, long value) {
        String digits = Long.toOctalString(value);
        text(block, offset, length, "0".repeat(length - 1 - digits.length()) + digits);
    }

    private static void checksum(byte[] block) {
        text(block, 148, 8, "        ");
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        String digits = Integer.toOctalString(sum);
        text(block, 148, 8, "0".repeat(6 - digits.length()) + digits + "\0 ");
    }

    static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }
}
