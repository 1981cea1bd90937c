package dev.slipway.base.images;

import dev.slipway.base.BaseBuilder;
import dev.slipway.base.BaseException;
import dev.slipway.base.BaseImage;
import dev.slipway.base.CommonLayers;
import dev.slipway.base.LayerStore;
import dev.slipway.base.LayerStore.Stored;
import dev.slipway.oci.ImageConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes any of the images.
final class ImageSet {
    private static final List<String> TOOL_ENVIRONMENT = List.of("MALLOC_ARENA_MAX=2");
    private static final String TOOL_HEAP = "-XX:MaxRAMPercentage=50";

    /// The JVM only watches over the server.
    private static final String WATCHER_HEAP = "-Xmx48m";

    private final LayerStore store;
    private final CommonLayers layers;
    private final Installation installation;
    private final ServiceLayers services;
    private final ToolLayers tools;
    private final boolean trained;
    private @Nullable BaseImage base;

    ImageSet(
            Installation installation,
            LayerStore store,
            CommonLayers layers,
            Optional<AppTraining> training)
            throws IOException {
        this.store = store;
        this.layers = layers;
        this.installation = installation;
        this.services = new ServiceLayers(installation, store, layers, training);
        this.tools = new ToolLayers(installation, layers);
        this.trained = training.isPresent();
    }

    BuiltImage build(ImageName name) throws BaseException, IOException, InterruptedException {
        return switch (name) {
            case REGISTRY -> service(Service.REGISTRY);
            case VALIDATOR -> service(Service.VALIDATOR);
            case BUILDER -> service(Service.BUILDER);
            case DEPLOYER -> service(Service.DEPLOYER);
            case MONITOR -> service(Service.MONITOR);
            case GATEWAY -> service(Service.GATEWAY);
            case SERVING -> serving();
            case TOOLS -> tool(name, tools.tools(), TOOL_HEAP, TOOL_ENVIRONMENT);
            case TRIAL_POSTGRES -> {
                var environment = new ArrayList<>(TOOL_ENVIRONMENT);
                environment.add("SLIPWAY_POSTGRES_BINARIES=/" + ToolLayers.POSTGRES);
                yield tool(name, tools.trialPostgres(), WATCHER_HEAP, environment);
            }
        };
    }

    private BuiltImage service(Service service)
            throws BaseException, IOException, InterruptedException {
        var environment = new ArrayList<>(ServiceCommand.ENVIRONMENT);
        environment.addAll(service.environment());
        ImageConfig.Run run =
                run(environment, ServiceCommand.entrypoint(trained))
                        .listening(List.of(ServiceCommand.PORT, ServiceCommand.MANAGEMENT_PORT));
        return BuiltImage.of(
                service.image(), layers.architecture(), run, services.of(service, this::base));
    }

    private BuiltImage serving() throws BaseException, IOException, InterruptedException {
        BaseImage image = base();
        return new BuiltImage(ImageName.SERVING, image.config(), image.manifest(), image.layers());
    }

    private BuiltImage tool(
            ImageName name, List<Stored> stack, String heap, List<String> environment)
            throws IOException {
        List<String> entrypoint = ServiceCommand.program(heap, ToolLayers.JAR);
        return BuiltImage.of(name, layers.architecture(), run(environment, entrypoint), stack);
    }

    private static ImageConfig.Run run(List<String> environment, List<String> entrypoint) {
        return new ImageConfig.Run(
                ServiceCommand.USER, environment, entrypoint, List.of(), "/", null);
    }

    private BaseImage base() throws BaseException, IOException, InterruptedException {
        BaseImage made = base;
        if (made == null) {
            made = new BaseBuilder(installation.serving(), store, layers).build();
            base = made;
        }
        return made;
    }
}
