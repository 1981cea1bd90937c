package dev.slipway.oci.registry;

import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One image to be pushed.
///
/// @param repository where to
/// @param manifest digest of the image's manifest, which `blobs` holds like every other blob
/// @param tags names that the image gets in the repository; without any it is there by digest
/// @param blobs where manifest, configuration and layers are read from
/// @param mountFrom blobs that another repository of the same registry is thought to hold already
public record PushRequest(
        Repository repository,
        Digest manifest,
        List<String> tags,
        BlobSource blobs,
        Map<Digest, Repository> mountFrom) {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    public PushRequest {
        tags = List.copyOf(tags);
        mountFrom = Map.copyOf(mountFrom);
        for (String tag : tags) {
            if (!TAG.matcher(tag).matches()) {
                throw new IllegalArgumentException(
                        "'"
                                + tag
                                + "' is no tag: up to 128 letters, digits, '_', '.' and '-' are expected");
            }
        }
        for (Repository source : mountFrom.values()) {
            if (!source.registry().equals(repository.registry())) {
                throw new IllegalArgumentException(
                        "blobs are mounted within one registry, " + source + " is in another");
            }
        }
    }
}
