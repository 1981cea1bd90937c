package dev.slipway.core.model;

import dev.slipway.core.id.Digest;

/// One file of a sealed version.
///
/// @param path relative path with `/`, no `..`
/// @param size bytes
/// @param sha256 digest of the bytes
/// @param mediaType for example `application/octet-stream`
public record VersionFile(String path, long size, Digest sha256, String mediaType) {
    public VersionFile {
        if (path.isEmpty() || path.startsWith("/") || ("/" + path + "/").contains("/../")) {
            throw new IllegalArgumentException("not a relative path inside the version: " + path);
        }
        if (size < 0) {
            throw new IllegalArgumentException("negative size of " + path);
        }
    }
}
