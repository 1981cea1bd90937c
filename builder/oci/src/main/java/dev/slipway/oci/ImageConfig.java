package dev.slipway.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The OCI image configuration: platform, how to run, and the digests of the unpacked layers.
/// `created` is always the epoch: a build time in it would make every build another image.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageConfig(
        String created,
        String architecture,
        String os,
        @JsonProperty("config") Run run,
        @JsonProperty("rootfs") RootFs rootFs,
        @Nullable List<History> history) {
    public static final String EPOCH = "1970-01-01T00:00:00Z";

    public ImageConfig {
        history = history == null ? null : List.copyOf(history);
    }

    /// How a container of the image starts.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Run(
            @JsonProperty("User") @Nullable String user,
            @JsonProperty("Env") List<String> env,
            @JsonProperty("Entrypoint") List<String> entrypoint,
            @JsonProperty("Cmd") List<String> cmd,
            @JsonProperty("WorkingDir") @Nullable String workingDir,
            @JsonProperty("Labels") @Nullable Map<String, String> labels,
            @JsonProperty("ExposedPorts") @Nullable Map<String, Map<String, String>> exposedPorts) {
        public Run {
            env = copy(env);
            entrypoint = copy(entrypoint);
            cmd = copy(cmd);
            labels = OciJson.sorted(labels);
            exposedPorts =
                    exposedPorts == null
                            ? null
                            : Collections.unmodifiableMap(new TreeMap<>(exposedPorts));
        }

        /// A container that says nothing about ports.
        public Run(
                @Nullable String user,
                List<String> env,
                List<String> entrypoint,
                List<String> cmd,
                @Nullable String workingDir,
                @Nullable Map<String, String> labels) {
            this(user, env, entrypoint, cmd, workingDir, labels, null);
        }

        /// The same container, which listens on these TCP ports.
        public Run listening(Collection<Integer> ports) {
            var exposed = new TreeMap<String, Map<String, String>>();
            ports.forEach(port -> exposed.put(port + "/tcp", Map.of()));
            return new Run(user, env, entrypoint, cmd, workingDir, labels, exposed);
        }

        private static List<String> copy(@Nullable List<String> values) {
            return values == null ? List.of() : List.copyOf(values);
        }

        /// An image that is not run.
        public static Run none() {
            return new Run(null, List.of(), List.of(), List.of(), null, null);
        }
    }

    /// Digests of the uncompressed layers, lowest first.
    public record RootFs(String type, @JsonProperty("diff_ids") List<Digest> diffIds) {
        public RootFs {
            diffIds = List.copyOf(diffIds);
        }
    }

    /// One line of the image's history; there is one per layer.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record History(
            @Nullable String created,
            @JsonProperty("created_by") @Nullable String createdBy,
            @Nullable String comment) {}

    /// A configuration for these layers.
    public static ImageConfig of(String architecture, Run run, List<Layer> layers) {
        var none =
                new ImageConfig(
                        EPOCH,
                        architecture,
                        "linux",
                        run,
                        new RootFs("layers", List.of()),
                        List.of());
        return none.withLayers(layers);
    }

    /// The same image with more layers on top.
    public ImageConfig withLayers(List<Layer> more) {
        var diffIds = new ArrayList<>(rootFs.diffIds());
        var lines = new ArrayList<>(history == null ? List.<History>of() : history);
        for (Layer layer : more) {
            diffIds.add(layer.diffId());
            lines.add(new History(EPOCH, "slipway " + layer.name(), null));
        }
        return new ImageConfig(EPOCH, architecture, os, run, new RootFs("layers", diffIds), lines);
    }

    /// Reads a configuration; fields that are not known are ignored.
    ///
    /// @throws OciException when it is not an OCI image configuration
    public static ImageConfig parse(byte[] json) throws OciException {
        return OciJson.read(json, ImageConfig.class, "image configuration");
    }

    public byte[] bytes() {
        return OciJson.write(this);
    }
}
