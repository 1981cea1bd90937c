package dev.slipway.base.images;

import dev.slipway.base.BaseException;
import dev.slipway.base.CommonLayers;
import dev.slipway.base.LayerStore;
import dev.slipway.oci.registry.Credentials;
import dev.slipway.oci.registry.DockerConfig;
import dev.slipway.oci.registry.PushReport;
import dev.slipway.oci.registry.RegistryClient;
import dev.slipway.oci.registry.RegistrySettings;
import dev.slipway.oci.registry.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./slipway images`
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description =
                "Makes Slipway's own images from what is built. Needs Debian or Ubuntu and a JDK 25; no root, no Docker.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ImagesCommand implements Callable<Integer> {
    static final String INSECURE = "SLIPWAY_INSECURE_REGISTRIES";

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Write the images as one OCI layout, each as NAME:VERSION.")
    private @Nullable Path out;

    @Option(
            names = "--push",
            paramLabel = "REGISTRY/PREFIX",
            description = "Push them as REGISTRY/PREFIX/NAME:VERSION.")
    private @Nullable String push;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these images.")
    private List<String> only = List.of();

    @Option(
            names = "--tag",
            paramLabel = "VERSION",
            description = "Instead of the version of this build.")
    private @Nullable String tag;

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            description = "Where finished layers are kept (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of(System.getProperty("user.home"), ".cache", "slipway", "base");

    @Option(
            names = "--no-aot",
            description = "Without start-up caches: made sooner, started later.")
    private boolean withoutCaches;

    @Option(
            names = "--refresh",
            description = "Make every layer anew, with the newest Debian packages.")
    private boolean refresh;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Set<ImageName> wanted = wanted();
        Optional<Repository> prefix = prefix();
        var installation = installation();
        installation.requireBuilt();
        try (var store = LayerStore.open(work.toAbsolutePath(), refresh);
                var training = new ServiceTraining(store, installation)) {
            var set =
                    new ImageSet(
                            installation,
                            store,
                            new CommonLayers(store, line -> say("  " + line)),
                            withoutCaches ? Optional.empty() : Optional.of(training));
            List<BuiltImage> images = build(set, wanted);
            say(ImagesReport.of(images).stripTrailing());
            if (out != null) {
                new ImageFolder(out.toAbsolutePath(), store).write(images, version());
                say("OCI layout in " + out);
            }
            if (prefix.isPresent()) {
                push(images, prefix.get(), store);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private List<BuiltImage> build(ImageSet set, Set<ImageName> wanted)
            throws BaseException, IOException, InterruptedException {
        var images = new ArrayList<BuiltImage>();
        for (ImageName name : wanted) {
            say(name.wireName());
            images.add(set.build(name));
        }
        return images;
    }

    private void push(List<BuiltImage> images, Repository prefix, LayerStore store)
            throws IOException, InterruptedException {
        Credentials credentials =
                DockerConfig.read(
                        DockerConfig.usualFile(
                                Optional.ofNullable(System.getenv("DOCKER_CONFIG")),
                                Path.of(System.getProperty("user.home"))),
                        prefix.registry());
        try (var client =
                new RegistryClient(RegistrySettings.DEFAULT.withInsecureHosts(insecure()))) {
            var pushing = new Pushing(client, credentials, prefix, version(), store);
            for (BuiltImage image : images) {
                PushReport report = pushing.push(image);
                say(
                        "%s:%s  %s moved, %s there already"
                                .formatted(
                                        report.repository(),
                                        version(),
                                        ImagesReport.megabytes(report.movedBytes()),
                                        ImagesReport.megabytes(report.skippedBytes())));
            }
        }
    }

    private static Set<String> insecure() {
        return Stream.of(System.getenv().getOrDefault(INSECURE, "").split("[,\\s]+"))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<ImageName> wanted() {
        Set<ImageName> wanted = EnumSet.noneOf(ImageName.class);
        for (String name : only) {
            wanted.add(
                    ImageName.named(name)
                            .orElseThrow(
                                    () ->
                                            wrong(
                                                    "There is no image '%s'; there are %s."
                                                            .formatted(name, ImageName.list()))));
        }
        return wanted.isEmpty() ? EnumSet.allOf(ImageName.class) : wanted;
    }

    private Optional<Repository> prefix() {
        try {
            return Optional.ofNullable(push).map(Repository::parse);
        } catch (IllegalArgumentException e) {
            throw wrong("--push: " + e.getMessage() + ".");
        }
    }

    private static Installation installation() throws BaseException {
        String root = System.getenv("SLIPWAY_INSTALL");
        if (root == null || root.isBlank()) {
            throw new BaseException(
                    "SLIPWAY_INSTALL is not set: start through ./slipway, or set it to the folder that holds it.");
        }
        return new Installation(Path.of(root));
    }

    /// As in the jar's manifest.
    private String version() {
        String built = ImagesCommand.class.getPackage().getImplementationVersion();
        return tag != null ? tag : built == null ? "dev" : built;
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }

    private void say(String line) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(line);
        console.flush();
    }
}
