package dev.slipway.oci.registry;

/// Told how a push gets on, in the thread of the push. What it throws ends the push.
@FunctionalInterface
public interface PushListener {
    /// The registry has this blob now.
    void pushed(PushedBlob blob);

    /// Before each piece of a blob is sent: a push of a large layer can be ended here.
    default void checkpoint() {}
}
