package dev.slipway.base.images;

import dev.slipway.base.CommonLayers;
import dev.slipway.base.LayerStore;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Image;
import dev.slipway.oci.OciLayout;
import dev.slipway.oci.Unpacker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Images of this repository, without AOT caches, unpacked for runc.
final class ImageRig {
    static final Installation INSTALLATION = new Installation(Path.of("../.."));

    private ImageRig() {}

    /// Makes the images with the layers that are kept in `work`.
    static List<BuiltImage> make(Path work, ImageName... names) throws Exception {
        try (var store = LayerStore.open(work, false)) {
            return make(store, names);
        }
    }

    private static List<BuiltImage> make(LayerStore store, ImageName... names) throws Exception {
        var set =
                new ImageSet(
                        INSTALLATION,
                        store,
                        new CommonLayers(store, System.out::println),
                        Optional.empty());
        var images = new ArrayList<BuiltImage>();
        for (ImageName name : names) {
            images.add(set.build(name));
        }
        return images;
    }

    /// Makes the images, writes them to a layout and unpacks each to `folder/NAME/rootfs`.
    static Map<ImageName, Image> unpack(Path work, Path folder, ImageName... names)
            throws Exception {
        Path layoutFolder = folder.resolve("layout");
        try (var store = LayerStore.open(work, false)) {
            new ImageFolder(layoutFolder, store).write(make(store, names), "test");
        }
        OciLayout layout = OciLayout.open(layoutFolder);
        var images = new TreeMap<ImageName, Image>();
        for (Descriptor manifest : layout.index().manifests()) {
            String reference =
                    String.valueOf(manifest.annotations()).replaceAll(".*=(.*):test}", "$1");
            ImageName name = ImageName.named(reference).orElseThrow();
            Image image = Image.read(layout, manifest.digest());
            image.unpack(
                    layout,
                    folder.resolve(name.wireName()).resolve("rootfs"),
                    Unpacker.Limits.DEFAULT);
            images.put(name, image);
        }
        return images;
    }
}
