package dev.slipway.gateway.door;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/// Where the services are: `slipway.services.NAME.url`.
@ApplicationScoped
public class ServiceAddresses {
    /// The services behind the gateway, in the order in which a release meets them.
    public static final List<String> NAMES =
            List.of("registry", "validator", "builder", "deployer", "monitor");

    private final Map<String, URI> addresses = new TreeMap<>();

    ServiceAddresses(Config config) {
        for (String name : NAMES) {
            config.getOptionalValue("slipway.services." + name + ".url", String.class)
                    .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                    .ifPresent(url -> addresses.put(name, URI.create(url)));
        }
    }

    /// The base address of a service, when it is configured.
    public Optional<URI> find(String service) {
        return Optional.ofNullable(addresses.get(service));
    }
}
