package dev.slipway.kit;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Makes identities that sort by the time they were made.
public final class Ids {
    private static final int TIME_SHIFT = 16;

    private Ids() {}

    /// A new UUID of version 7.
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /// When a UUID of version 7 was made, in milliseconds since the epoch.
    public static long millis(UUID id) {
        return id.getMostSignificantBits() >>> TIME_SHIFT;
    }
}
