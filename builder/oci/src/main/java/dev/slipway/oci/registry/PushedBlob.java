package dev.slipway.oci.registry;

import dev.slipway.oci.Descriptor;

/// What became of one blob of a push.
public record PushedBlob(Descriptor blob, How how) {

    /// How the registry came to have it.
    public enum How {
        /// It had it in this repository.
        PRESENT,
        /// It had it in another repository.
        MOUNTED,
        /// It was sent.
        MOVED
    }

    /// The bytes of content that went over the wire for it.
    public long movedBytes() {
        return switch (how) {
            case PRESENT, MOUNTED -> 0;
            case MOVED -> blob.size();
        };
    }

    /// The bytes of content that did not need to.
    public long skippedBytes() {
        return blob.size() - movedBytes();
    }
}
