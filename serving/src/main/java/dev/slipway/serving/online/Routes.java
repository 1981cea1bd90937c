package dev.slipway.serving.online;

import dev.slipway.serving.v2.V2Exception;
import dev.slipway.serving.v2.V2Status;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From method and path to a call.
final class Routes {
    private static final String GET = "GET";
    private static final String POST = "POST";

    private Routes() {}

    /// @throws V2Exception 404 for an unknown path, 405 for another method
    static Call find(String method, String uri) throws V2Exception {
        List<String> path = segments(uri);
        Call call = path.isEmpty() ? null : call(path);
        if (call == null) {
            throw new V2Exception(V2Status.NOT_FOUND, "there is nothing at " + withoutQuery(uri));
        }
        String wanted = call instanceof Call.Infer ? POST : GET;
        if (!method.equals(wanted)) {
            throw new V2Exception(
                    V2Status.METHOD_NOT_ALLOWED, method + " is not allowed here, only " + wanted);
        }
        return call;
    }

    private static @Nullable Call call(List<String> path) {
        String first = path.getFirst();
        if (path.size() == 1 && first.equals("metrics")) {
            return new Call.Metrics();
        }
        if (!first.equals("v2")) {
            return null;
        }
        return switch (path.size()) {
            case 1 -> new Call.ServerMetadata();
            case 2 -> path.get(1).equals("models") ? new Call.ModelList() : null;
            default -> deeper(path);
        };
    }

    private static @Nullable Call deeper(List<String> path) {
        String second = path.get(1);
        if (second.equals("health") && path.size() == 3) {
            return switch (path.get(2)) {
                case "live" -> new Call.ServerLive();
                case "ready" -> new Call.ServerReady();
                default -> null;
            };
        }
        return second.equals("models") ? model(path.get(2), path.subList(3, path.size())) : null;
    }

    private static @Nullable Call model(String model, List<String> rest) {
        boolean versioned = rest.size() >= 2 && rest.getFirst().equals("versions");
        String version = versioned ? rest.get(1) : null;
        List<String> action = versioned ? rest.subList(2, rest.size()) : rest;
        if (action.isEmpty()) {
            return new Call.ModelMetadata(model, version);
        }
        if (action.size() > 1) {
            return null;
        }
        return switch (action.getFirst()) {
            case "ready" -> new Call.ModelReady(model, version);
            case "infer" -> new Call.Infer(model, version);
            default -> null;
        };
    }

    private static String withoutQuery(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static List<String> segments(String uri) throws V2Exception {
        String path = withoutQuery(uri);
        List<String> segments = new ArrayList<>(8);
        int from = 1;
        while (from <= path.length() && path.startsWith("/")) {
            int to = path.indexOf('/', from);
            int end = to < 0 ? path.length() : to;
            if (end > from || to >= 0) {
                segments.add(decode(path.substring(from, end)));
            }
            from = end + 1;
        }
        return segments;
    }

    private static String decode(String segment) throws V2Exception {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw V2Exception.invalid("the path holds a malformed % escape");
        }
    }
}
