/// The object store port, its S3 adapter, and content-addressed blobs on top. The MinIO client
/// stays inside this package.
@NullMarked
package dev.slipway.kit.object;

import org.jspecify.annotations.NullMarked;
