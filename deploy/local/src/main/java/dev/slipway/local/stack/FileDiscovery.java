package dev.slipway.local.stack;

import dev.slipway.local.Json;
import dev.slipway.local.home.PrivateFiles;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// `run/prometheus.json`: the management addresses in the form of Prometheus' file discovery.
public final class FileDiscovery {

    /// One entry of the file.
    record Target(List<String> targets, Map<String, String> labels) {}

    private FileDiscovery() {}

    public static void write(StackContext context, Collection<Service> services)
            throws IOException {
        PrivateFiles.write(context.home().prometheus(), Json.write(targets(context, services)));
    }

    static List<Target> targets(StackContext context, Collection<Service> services) {
        return services.stream()
                .map(Service::processName)
                .map(
                        name ->
                                new Target(
                                        List.of(
                                                "127.0.0.1:"
                                                        + context.portsOf(name).managementPort()),
                                        Map.of("service", name, "__metrics_path__", "/q/metrics")))
                .toList();
    }
}
