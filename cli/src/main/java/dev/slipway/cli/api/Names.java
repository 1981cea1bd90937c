package dev.slipway.cli.api;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names of things in addresses.
public final class Names {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private Names() {}

    /// A name as one path segment.
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A path with slashes, each segment encoded.
    public static String path(String path) {
        return java.util.Arrays.stream(path.split("/"))
                .map(Names::segment)
                .collect(Collectors.joining("/"));
    }

    /// A query, with its question mark; empty without parameters.
    public static String query(Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + segment(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    /// The name of a deployment, checked for its form.
    ///
    /// @throws Stop anything else than `staging/flight-delay`
    public static String deployment(String reference) {
        int slash = reference.indexOf('/');
        boolean formed =
                slash > 0 && slash == reference.lastIndexOf('/') && slash < reference.length() - 1;
        if (!formed) {
            throw new Stop(
                    ExitCode.USAGE,
                    reference + " is no deployment",
                    "write ENVIRONMENT/NAME, like staging/flight-delay; `slipway deployment list`"
                            + " shows those there are");
        }
        return reference;
    }

    /// Whether a reference names a version (`model/3`, `model@champion`) and not a deployment.
    public static boolean isVersion(String reference) {
        int slash = reference.lastIndexOf('/');
        return reference.contains("@")
                || (slash > 0 && NUMBER.matcher(reference.substring(slash + 1)).matches());
    }
}
