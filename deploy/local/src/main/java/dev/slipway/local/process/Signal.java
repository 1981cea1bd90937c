package dev.slipway.local.process;

/// The signals by which a process is asked or made to end.
public enum Signal {
    /// Ask politely.
    TERM,
    /// PostgreSQL's fast shutdown: sessions are cut, data is flushed.
    INT,
    /// No longer ask.
    KILL
}
