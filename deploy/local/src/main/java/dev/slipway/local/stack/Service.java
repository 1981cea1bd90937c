package dev.slipway.local.stack;

import java.util.Optional;
import java.util.stream.Stream;

/// The services of the stack, in the order they are shown.
public enum Service {
    REGISTRY("registry", "registry", "registry", 112),
    VALIDATOR("validator", "validator", "validator", 128),
    BUILDER("builder", "builder", "builder", 112),
    DEPLOYER("deployer", "deployer", "deployer", 96),
    MONITOR("monitor", "monitor", "monitor", 128),
    GATEWAY("gateway", "web-ui", "identity", 96);

    private final String processName;
    private final String folder;
    private final String role;
    private final int heapMegabytes;

    Service(String processName, String folder, String role, int heapMegabytes) {
        this.processName = processName;
        this.folder = folder;
        this.role = role;
        this.heapMegabytes = heapMegabytes;
    }

    /// As in `run/NAME.json` and `logs/NAME.log`.
    public String processName() {
        return processName;
    }

    /// Its folder under the installation.
    public String folder() {
        return folder;
    }

    /// Its role and schema in the database.
    public String role() {
        return role;
    }

    /// Everything large streams, so the heap is small.
    public int heapMegabytes() {
        return heapMegabytes;
    }

    public static Optional<Service> named(String processName) {
        return Stream.of(values())
                .filter(service -> service.processName.equals(processName))
                .findFirst();
    }
}
