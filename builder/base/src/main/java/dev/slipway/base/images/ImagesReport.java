package dev.slipway.base.images;

import dev.slipway.oci.Digest;
import dev.slipway.oci.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of finished images, as text.
final class ImagesReport {
    private ImagesReport() {}

    /// One line per image: compressed size in all, what it shares with another image of the list,
    /// what is its own, and its digest.
    static String of(List<BuiltImage> images) {
        Map<Digest, Integer> users = new HashMap<>();
        for (BuiltImage image : images) {
            image.layers().stream()
                    .map(layer -> layer.blob().digest())
                    .distinct()
                    .forEach(digest -> users.merge(digest, 1, Integer::sum));
        }
        var text = new StringBuilder();
        text.append(
                "%-15s %10s %10s %10s  %s%n"
                        .formatted("image", "total", "shared", "own", "digest"));
        for (BuiltImage image : images) {
            long shared =
                    image.layers().stream()
                            .map(Layer::blob)
                            .filter(blob -> users.getOrDefault(blob.digest(), 0) > 1)
                            .mapToLong(blob -> blob.size())
                            .sum();
            text.append(
                    "%-15s %10s %10s %10s  %s%n"
                            .formatted(
                                    image.name().wireName(),
                                    megabytes(image.compressedBytes()),
                                    megabytes(shared),
                                    megabytes(image.compressedBytes() - shared),
                                    image.digest()));
        }
        return text.toString();
    }

    /// `12.3 MB`
    static String megabytes(long bytes) {
        return "%.1f MB".formatted(bytes / 1e6);
    }
}
