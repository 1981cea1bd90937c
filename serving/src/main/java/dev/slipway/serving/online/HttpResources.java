package dev.slipway.serving.online;

import io.netty.channel.group.ChannelGroup;
import java.util.concurrent.Executor;

/// What connections share.
///
/// @param pool for long calls; refuses when its queue is full
/// @param channels all open connections
/// @param bodyLimit largest body in bytes, after decompression
record HttpResources(Executor pool, ChannelGroup channels, int bodyLimit) {}
