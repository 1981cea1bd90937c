package dev.slipway.local.stack;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.Cluster;
import dev.slipway.local.home.Home;
import dev.slipway.local.home.Secrets;
import dev.slipway.local.port.PortBook;
import dev.slipway.local.port.PortPair;
import dev.slipway.local.process.Processes;
import dev.slipway.local.process.RunRecord;
import dev.slipway.local.process.RunRecords;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes the context of a stack: reads or makes the secrets, keeps or assigns the ports.
public final class StackContexts {

    /// The one door's port, unless `SLIPWAY_PORT` says otherwise.
    public static final int DEFAULT_PORT = 8080;

    private static final int HIGHEST_PORT = 65_535;

    private StackContexts() {}

    /// @param gatewayPort 0 for any
    public static StackContext open(
            Home home, Install install, Processes processes, int gatewayPort) throws IOException {
        Secrets secrets = Secrets.readOrCreate(home.secrets());
        RunRecords records = new RunRecords(home);
        PortBook book = PortBook.open(home.ports());
        Map<String, PortPair> ports = new HashMap<>();
        for (String process : new String[] {StackContext.POSTGRES, StackContext.S3}) {
            Optional<PortPair> living = adopted(records, processes, process);
            ports.put(process, living.isPresent() ? living.get() : book.assign(process, false, 0));
        }
        for (Service service : Service.values()) {
            String name = service.processName();
            Optional<PortPair> living = adopted(records, processes, name);
            int fixed = service == Service.GATEWAY ? gatewayPort : 0;
            ports.put(name, living.isPresent() ? living.get() : book.assign(name, true, fixed));
        }
        return new StackContext(home, install, secrets, Cluster.of(home), ports);
    }

    /// @throws Refusal when `SLIPWAY_PORT` is not a port
    public static int gatewayPort(Map<String, String> environment) {
        String text = environment.getOrDefault("SLIPWAY_PORT", "").strip();
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers out of range.
        }
        throw new Refusal(
                "SLIPWAY_PORT is '%s': give a number from 1 to 65535, or 0 for any free port."
                        .formatted(text));
    }

    private static Optional<PortPair> adopted(
            RunRecords records, Processes processes, String name) {
        return records.find(name)
                .filter(record -> processes.isAlive(record.id()))
                .map(StackContexts::ports);
    }

    private static PortPair ports(RunRecord record) {
        int port = record.port() == null ? 0 : record.port();
        int managementPort = record.managementPort() == null ? 0 : record.managementPort();
        return new PortPair(port, managementPort);
    }
}
