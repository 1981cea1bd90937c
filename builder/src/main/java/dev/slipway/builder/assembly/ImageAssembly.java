package dev.slipway.builder.assembly;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Image;
import dev.slipway.oci.ImageConfig;
import dev.slipway.oci.Layer;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.Measured;
import dev.slipway.oci.MediaTypes;
import dev.slipway.oci.TarEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts configuration and model on top of a base. Reads every file of the model once to measure it
/// and holds none of them; equal inputs give an equal manifest.
public final class ImageAssembly {
    /// Names of the two layers that a build adds.
    public static final String CONFIG_LAYER = "config";

    public static final String MODEL_LAYER = "model";

    /// Where `serving` finds the release descriptor.
    public static final String RELEASE_PATH = "slipway/release.json";

    /// The platform of a model-only image: it holds no code, but OCI wants one named.
    private static final String ANY_ARCHITECTURE = "amd64";

    private ImageAssembly() {}

    /// Assembles the image.
    ///
    /// @throws IOException when a file cannot be read, or is not what the version says it is
    public static AssembledImage assemble(ImageInputs inputs) throws IOException {
        AddedLayer config =
                layer(
                        CONFIG_LAYER,
                        List.of(new TarEntry.RegularFile(RELEASE_PATH, inputs.release())));
        AddedLayer model = layer(MODEL_LAYER, modelEntries(inputs));
        byte[] imageConfig =
                baseConfig(inputs).withLayers(List.of(config.layer(), model.layer())).bytes();
        var descriptors = new ArrayList<Descriptor>();
        Image base = inputs.base();
        if (base != null) {
            descriptors.addAll(base.manifest().layers());
        }
        descriptors.add(config.layer().blob());
        descriptors.add(model.layer().blob());
        Manifest manifest =
                Manifest.of(
                        new Descriptor(MediaTypes.CONFIG, Measured.of(imageConfig)),
                        descriptors,
                        annotations(inputs));
        return new AssembledImage(manifest, imageConfig, List.of(config, model));
    }

    private static AddedLayer layer(String name, List<TarEntry> entries) throws IOException {
        return new AddedLayer(Layer.measureTar(name, entries), entries);
    }

    private static List<TarEntry> modelEntries(ImageInputs inputs) {
        String folder =
                "models/" + inputs.subject().slug() + "/" + inputs.subject().version() + "/";
        var entries = new ArrayList<TarEntry>();
        for (ModelFile file : inputs.files()) {
            entries.add(
                    new TarEntry.RegularFile(
                            folder + file.path(),
                            TarEntry.DEFAULT_FILE_MODE,
                            file.sizeBytes(),
                            file.content()));
        }
        return entries;
    }

    private static ImageConfig baseConfig(ImageInputs inputs) {
        Image base = inputs.base();
        return base == null
                ? ImageConfig.of(ANY_ARCHITECTURE, ImageConfig.Run.none(), List.of())
                : base.config();
    }

    private static Map<String, String> annotations(ImageInputs inputs) {
        var subject = inputs.subject();
        var annotations = new TreeMap<String, String>();
        annotations.put("dev.slipway.kind", inputs.kind().name());
        annotations.put("dev.slipway.project", subject.project());
        annotations.put("dev.slipway.model", subject.model());
        annotations.put("dev.slipway.version", Integer.toString(subject.version()));
        annotations.put("dev.slipway.version.digest", subject.versionDigest());
        annotations.put("dev.slipway.evaluation", subject.evaluationId().toString());
        Image base = inputs.base();
        if (base != null) {
            annotations.put("org.opencontainers.image.base.digest", base.digest().toString());
        }
        return annotations;
    }
}
