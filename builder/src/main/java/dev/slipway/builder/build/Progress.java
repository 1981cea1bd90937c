package dev.slipway.builder.build;

/// What a running build says, and whether it shall go on.
interface Progress {
    /// Adds a line to the build's log.
    void say(String line);

    /// Called between steps and now and then within long ones.
    ///
    /// @throws BuildCancelledException when the build has ended
    void checkpoint();
}
