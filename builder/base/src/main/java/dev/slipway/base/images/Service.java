package dev.slipway.base.images;

import java.util.List;

/// A Quarkus service, as far as its image is concerned.
enum Service {
    REGISTRY(ImageName.REGISTRY, "registry"),
    VALIDATOR(ImageName.VALIDATOR, "validator"),
    BUILDER(ImageName.BUILDER, "builder"),
    DEPLOYER(ImageName.DEPLOYER, "deployer"),
    MONITOR(ImageName.MONITOR, "monitor"),
    GATEWAY(ImageName.GATEWAY, "web-ui");

    private final ImageName image;
    private final String folder;

    Service(ImageName image, String folder) {
        this.image = image;
        this.folder = folder;
    }

    ImageName image() {
        return image;
    }

    /// Its folder in the installation.
    String folder() {
        return folder;
    }

    /// Its role in the database.
    String role() {
        return switch (this) {
            case GATEWAY -> "identity";
            case REGISTRY, VALIDATOR, BUILDER, DEPLOYER, MONITOR -> image.wireName();
        };
    }

    /// What it needs to know of the files in its image.
    List<String> environment() {
        return switch (this) {
            case VALIDATOR ->
                    List.of(
                            "SLIPWAY_SERVING_JAR=/" + ServiceLayers.SERVING_JAR,
                            "SLIPWAY_JAVA=/" + ServiceCommand.JAVA);
            case BUILDER -> List.of("SLIPWAY_BASE_IMAGE=/" + ServiceLayers.BASE);
            case REGISTRY, DEPLOYER, MONITOR, GATEWAY -> List.of();
        };
    }
}
