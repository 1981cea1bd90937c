package dev.slipway.local.port;

/// The loopback ports of one process.
///
/// @param port where it serves
/// @param managementPort health and metrics; 0 for a process without
public record PortPair(int port, int managementPort) {}
