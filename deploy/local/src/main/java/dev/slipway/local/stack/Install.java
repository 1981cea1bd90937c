package dev.slipway.local.stack;

import dev.slipway.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/// Where the jars are: the root of the repository or of an unpacked distribution.
///
/// @param root `SLIPWAY_INSTALL`, absolute
public record Install(Path root) {

    public Install {
        root = root.toAbsolutePath().normalize();
    }

    /// @throws Refusal when `SLIPWAY_INSTALL` is not set
    public static Install of(Map<String, String> environment) {
        String named = environment.get("SLIPWAY_INSTALL");
        if (named == null || named.isBlank()) {
            throw new Refusal(
                    "SLIPWAY_INSTALL is not set: start through ./slipway, or set it to the folder that holds it.");
        }
        return new Install(Path.of(named));
    }

    public Path serviceFolder(Service service) {
        return root.resolve(service.folder()).resolve("target/quarkus-app");
    }

    public Path serviceJar(Service service) {
        return serviceFolder(service).resolve("quarkus-run.jar");
    }

    public Path localJar() {
        return root.resolve("deploy/local/target/local.jar");
    }

    public Path servingJar() {
        return root.resolve("serving/target/serving.jar");
    }

    /// Start-up caches lie beside what they were made from, and serve every home.
    public Path aotCaches() {
        return root.resolve("deploy/local/target/aot");
    }

    /// @throws Refusal when one is not built
    public void requireBuilt(Collection<Service> services) {
        for (Service service : services) {
            if (!Files.isRegularFile(serviceJar(service))) {
                throw new Refusal(
                        "%s is not built (%s is missing): run  ./slipway build"
                                .formatted(service.processName(), serviceJar(service)));
            }
        }
    }
}
