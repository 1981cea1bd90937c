package dev.slipway.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits and times of the gateway (`slipway.gateway.*`, environment form `SLIPWAY_GATEWAY_*`).
@ConfigMapping(prefix = "slipway.gateway")
public interface GatewaySettings {
    Limits limits();

    Proxy proxy();

    Session session();

    /// Largest bodies, in bytes.
    interface Limits {
        /// Files of models, data sets, artifacts.
        @WithDefault("17179869184")
        long uploadMaxBytes();

        /// Rows for a deployment.
        @WithDefault("67108864")
        long predictionMaxBytes();

        /// JSON documents.
        @WithDefault("8388608")
        long documentMaxBytes();
    }

    /// Connections to what stands behind.
    interface Proxy {
        @WithDefault("2S")
        Duration connectTimeout();

        /// A connection without a byte in either direction for this long is closed.
        @WithDefault("5M")
        Duration idleTimeout();

        /// Connections per service or deployment.
        @WithDefault("512")
        int maxConnections();
    }

    /// Signing in.
    interface Session {
        @WithDefault("12H")
        Duration lifetime();

        @WithDefault("5M")
        Duration linkLifetime();

        /// Failures in a row before a name has to wait.
        @WithDefault("5")
        int failuresAllowed();

        /// How long it waits then; a success, or this time without a failure, clears the count.
        @WithDefault("1M")
        Duration failureWait();
    }
}
