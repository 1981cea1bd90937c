package dev.slipway.kit.object;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where the object store is.
@ConfigMapping(prefix = "slipway.s3")
public interface S3Config {
    /// Address of an S3-compatible endpoint.
    String url();

    /// The bucket, made on first use when it is missing.
    @WithDefault("slipway")
    String bucket();

    String accessKey();

    String secretKey();

    /// The region that requests are signed for.
    @WithDefault("us-east-1")
    String region();

    /// Size of one part of an upload, which is also the memory that one upload takes.
    @WithDefault("8388608")
    long partSizeBytes();

    /// How long one call may take.
    @WithDefault("60s")
    Duration timeout();
}
