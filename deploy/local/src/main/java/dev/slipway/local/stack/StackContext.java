package dev.slipway.local.stack;

import dev.slipway.local.home.Cluster;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.Secrets;
import dev.slipway.local.port.PortPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What every process of one stack is configured from.
///
/// @param ports process name to its ports; complete before anything is started
public record StackContext(
        Home home,
        Install install,
        Secrets secrets,
        Optional<Cluster> cluster,
        Map<String, PortPair> ports) {

    public static final String POSTGRES = "postgres";
    public static final String S3 = "s3";
    public static final String BUCKET = "slipway";

    public StackContext {
        ports = Map.copyOf(ports);
    }

    /// Every process that may have a run record.
    public static List<String> processNames() {
        return Stream.concat(
                        Stream.of(POSTGRES, S3),
                        Stream.of(Service.values()).map(Service::processName))
                .toList();
    }

    public PortPair portsOf(String process) {
        PortPair pair = ports.get(process);
        if (pair == null) {
            throw new IllegalArgumentException(process + " has no ports in this stack");
        }
        return pair;
    }

    /// Base address of a service or of the object store.
    public String url(String process) {
        return "http://127.0.0.1:" + portsOf(process).port();
    }

    /// The database of all services; `postgres` is the one that is always there.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + portsOf(POSTGRES).port() + "/" + database;
    }
}
