package dev.slipway.oci.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a registry asks for with `WWW-Authenticate`.
sealed interface Challenge {
    Pattern SCHEME = Pattern.compile("(?i)\\b(basic|bearer)(?:\\s+|$)");
    Pattern PARAMETER = Pattern.compile("([a-zA-Z_]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))");

    /// User and password with each request.
    record Basic() implements Challenge {}

    /// A token from the service at `realm`.
    record Bearer(String realm, Optional<String> service) implements Challenge {}

    /// The first challenge of the headers that can be met; Bearer before Basic.
    static Optional<Challenge> of(List<String> headers) {
        return headers.stream()
                .flatMap(header -> bearer(header).stream())
                .findFirst()
                .or(
                        () ->
                                headers.stream()
                                        .filter(header -> begins(header, "basic"))
                                        .map(_ -> (Challenge) new Basic())
                                        .findFirst());
    }

    private static Optional<Challenge> bearer(String header) {
        Matcher scheme = SCHEME.matcher(header);
        while (scheme.find()) {
            if (scheme.group(1).equalsIgnoreCase("bearer")) {
                Map<String, String> parameters = parameters(header.substring(scheme.end()));
                return Optional.ofNullable(parameters.get("realm"))
                        .map(
                                realm ->
                                        new Bearer(
                                                realm,
                                                Optional.ofNullable(parameters.get("service"))));
            }
        }
        return Optional.empty();
    }

    private static boolean begins(String header, String scheme) {
        return header.strip().toLowerCase(Locale.ROOT).startsWith(scheme);
    }

    private static Map<String, String> parameters(String text) {
        var parameters = new TreeMap<String, String>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }
}
