package dev.slipway.deployer.kubernetes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in a few words why an image cannot be pulled. Pure.
final class PullFault {
    private static final Pattern CAUSE = Pattern.compile("desc = (?!.*desc = )(.*)");
    private static final Pattern SERVER =
            Pattern.compile("(?:https?://|dial tcp )([^/\\s\":]+(?::\\d+)?)");

    private PullFault() {}

    static String of(String message) {
        Matcher cause = CAUSE.matcher(message);
        String words = Sentences.line(cause.find() ? cause.group(1) : message);
        String server = server(words);
        if (words.contains("401 Unauthorized")
                || words.contains("403 Forbidden")
                || words.contains("authorization failed")
                || words.contains("pull access denied")) {
            return server + " does not accept the pull secret (" + words + ")";
        }
        if (words.contains("server gave HTTP response to HTTPS client")) {
            return server
                    + " speaks plain HTTP and the node does not trust it; give it TLS, or trust it on the nodes";
        }
        if (words.contains("connection refused")
                || words.contains("i/o timeout")
                || words.contains("no route to host")) {
            return "the node cannot reach %s; see SLIPWAY_ADVERTISE (%s)".formatted(server, words);
        }
        if (words.contains("no such host")) {
            return "the node cannot resolve the registry's name (" + words + ")";
        }
        if (words.contains("not found")) {
            return "the registry does not have it (" + words + ")";
        }
        return words;
    }

    private static String server(String words) {
        Matcher server = SERVER.matcher(words);
        return server.find() ? server.group(1) : "the registry";
    }
}
