package dev.slipway.local.port;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.local.Json;
import dev.slipway.local.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/// Which process has which ports. Kept in `run/ports.json`, so that addresses stay the same over
/// restarts as long as nobody else takes them.
public final class PortBook {

    /// The form of the file.
    record Pages(Map<String, PortPair> ports) {}

    private final Path file;
    private final IntPredicate isFree;
    private final IntSupplier anyFree;
    private final Map<String, PortPair> ports;

    PortBook(Path file, IntPredicate isFree, IntSupplier anyFree) throws IOException {
        this.file = file;
        this.isFree = isFree;
        this.anyFree = anyFree;
        this.ports = new TreeMap<>(read(file));
    }

    public static PortBook open(Path file) throws IOException {
        return new PortBook(file, Loopback::isFree, Loopback::anyFree);
    }

    /// The ports of a process that is about to start: those it had when they are free, else new
    /// ones.
    ///
    /// @param managed whether it has a management port
    /// @param fixedPort the port it must have; 0 for any
    public PortPair assign(String process, boolean managed, int fixedPort) throws IOException {
        PortPair had = ports.getOrDefault(process, new PortPair(0, 0));
        PortPair pair =
                new PortPair(
                        fixedPort != 0 ? fixedPort : keepOrChoose(process, had.port()),
                        managed ? keepOrChoose(process, had.managementPort()) : 0);
        ports.put(process, pair);
        PrivateFiles.write(file, Json.write(new Pages(ports)));
        return pair;
    }

    private int keepOrChoose(String process, int had) {
        Set<Integer> taken = takenByOthers(process);
        if (had != 0 && !taken.contains(had) && isFree.test(had)) {
            return had;
        }
        int chosen = anyFree.getAsInt();
        while (taken.contains(chosen)) {
            chosen = anyFree.getAsInt();
        }
        return chosen;
    }

    private Set<Integer> takenByOthers(String process) {
        Set<Integer> taken = new HashSet<>();
        ports.forEach(
                (name, pair) -> {
                    if (!name.equals(process)) {
                        taken.add(pair.port());
                        taken.add(pair.managementPort());
                    }
                });
        return taken;
    }

    /// A damaged book costs nothing but the old addresses.
    private static Map<String, PortPair> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<String, PortPair> ports = Json.read(file, Pages.class).ports();
            return ports == null ? Map.of() : ports;
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
