package dev.slipway.builder.image;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Index;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.OciLayout;
import dev.slipway.oci.TarEntry;
import dev.slipway.oci.TarStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Exports an image as a tar of an OCI layout, e.g. for `ctr images import`. The same image gives
/// the same bytes.
@ApplicationScoped
class LayoutExport {
    private final ImageBlobs blobs;

    LayoutExport(ImageBlobs blobs) {
        this.blobs = blobs;
    }

    /// The tar, made while it is read. It ends with an exception instead of end-of-stream when a
    /// blob is not what its digest says.
    InputStream open(ImageEntity image) throws IOException {
        byte[] document = blobs.document(Digest.parse(image.imageDigest));
        Manifest manifest = Manifest.parse(document);
        String tag = image.slug + ":" + image.version;
        Descriptor named =
                manifest.descriptor()
                        .annotated(
                                Map.of(
                                        "io.containerd.image.name",
                                        "slipway.local/" + tag,
                                        "org.opencontainers.image.ref.name",
                                        Integer.toString(image.version)));
        var entries = new ArrayList<TarEntry>();
        entries.add(new TarEntry.RegularFile(OciLayout.MARKER_FILE, OciLayout.MARKER));
        entries.add(
                new TarEntry.RegularFile(OciLayout.INDEX_FILE, Index.of(List.of(named)).bytes()));
        entries.add(new TarEntry.RegularFile(OciLayout.blobPath(named.digest()), document));
        var blobsOnce = new TreeMap<Digest, Descriptor>();
        manifest.blobs().forEach(blob -> blobsOnce.put(blob.digest(), blob));
        blobsOnce.values().forEach(blob -> entries.add(entry(blob)));
        return TarStream.layer(entries);
    }

    private TarEntry entry(Descriptor blob) {
        return new TarEntry.RegularFile(
                OciLayout.blobPath(blob.digest()),
                TarEntry.DEFAULT_FILE_MODE,
                blob.size(),
                () -> blobs.open(blob.digest()));
    }
}
