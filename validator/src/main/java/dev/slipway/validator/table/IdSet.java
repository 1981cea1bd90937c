package dev.slipway.validator.table;

import dev.slipway.core.id.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// Which ids were seen: 64 bits of SHA-256 each, open addressing, so a million ids cost 16 MiB
/// whatever their length. Two different ids of a million collide with probability 3e-8.
final class IdSet {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long EMPTY = 0;

    private final MessageDigest digest = Digest.sha256();
    private long[] slots = new long[FIRST_CAPACITY];
    private int size;

    /// Adds an id; false when it was there.
    boolean add(String id) {
        if (size * 2 >= slots.length) {
            grow();
        }
        byte[] hash = digest.digest(id.getBytes(StandardCharsets.UTF_8));
        long key = ByteBuffer.wrap(hash).getLong();
        return insert(slots, key == EMPTY ? 1 : key);
    }

    private boolean insert(long[] table, long key) {
        int mask = table.length - 1;
        int at = (int) key & mask;
        while (table[at] != EMPTY) {
            if (table[at] == key) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = key;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        size = 0;
        Arrays.stream(slots).filter(key -> key != EMPTY).forEach(key -> insert(larger, key));
        slots = larger;
    }
}
