package dev.slipway.e2e.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Somebody who follows the how-to: a folder that looks like the checkout, a shell, and what only
/// the reader knows.
///
/// @param folder where the commands run; has links to the parts of the checkout that they name
/// @param known values for the page's `export` lines
record Installation(Path folder, Map<String, String> known) {
    /// The page that is followed.
    static final String PAGE = "install-on-kubernetes.md";

    /// The NodePort of the page.
    static final int NODE_PORT = 30080;

    /// Chapters up to an installation for real.
    static final List<String> FOR_REAL =
            List.of(
                    "1. Say what you have",
                    "2. Push Slipway's images",
                    "3. Make a namespace",
                    "4. Make the Secrets",
                    "5. Write your values",
                    "6. Install",
                    "7. Use it",
                    "Change something");

    /// Chapters up to a trial.
    static final List<String> FOR_A_LOOK =
            List.of("1. Say what you have", "2. Push Slipway's images", "A trial");

    private static final Duration LIMIT = Duration.ofMinutes(20);

    /// A reader who has a folder and a cluster.
    ///
    /// @param more values of the reader's own
    static Installation in(Path folder, String namespace, Map<String, String> more) {
        try {
            Files.createSymbolicLink(folder.resolve("slipway"), Chart.ROOT.resolve("slipway"));
            Files.createSymbolicLink(folder.resolve("deploy"), Chart.ROOT.resolve("deploy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> known = new HashMap<>(more);
        known.put("SLIPWAY_REGISTRY", registry());
        known.put("SLIPWAY_NAMESPACE", namespace);
        known.put("SLIPWAY_ADVERTISE", nodeAddress() + ":" + NODE_PORT);
        for (String name : List.of("DATABASE_HOST", "DATABASE_OWNER", "S3_URL", "S3_ACCESS_KEY")) {
            known.putIfAbsent("SLIPWAY_" + name, "unused");
        }
        return new Installation(folder, Map.copyOf(known));
    }

    /// Runs chapters in one shell, as they are printed.
    ///
    /// @param typed what is typed at its prompts
    Run follow(List<String> chapters, String typed) {
        try {
            HowTo page = HowTo.named(PAGE);
            StringBuilder script = new StringBuilder("set -euo pipefail\n");
            for (String chapter : chapters) {
                script.append(page.commands(chapter));
            }
            Path file = folder.resolve("commands.sh");
            Files.writeString(file, HowTo.filledIn(script.toString(), known));
            return Run.of(folder, environment(), List.of("bash", file.toString()), typed, LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        List<String> path = new ArrayList<>();
        path.add(Chart.binary().getParent().toString());
        path.add(System.getenv().getOrDefault("PATH", ""));
        return Map.of(
                "PATH", String.join(":", path),
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "SLIPWAY_INSECURE_REGISTRIES", registry());
    }

    /// The gateway as nodes, and this machine, reach it.
    URI gateway() {
        return URI.create("http://" + known.get("SLIPWAY_ADVERTISE"));
    }

    /// The registry of the tests, or a skip.
    static String registry() {
        String registry = System.getenv().getOrDefault("SLIPWAY_TEST_REGISTRY", "");
        Need.that(
                !registry.isEmpty(),
                "REGISTRY",
                "set SLIPWAY_TEST_REGISTRY to a plain-HTTP registry that this machine and the nodes reach");
        return registry;
    }

    private static String nodeAddress() {
        return System.getenv().getOrDefault("SLIPWAY_TEST_NODE_ADDRESS", "10.244.0.1");
    }
}
