package dev.slipway.gateway.route;

import java.util.Map;
import java.util.Set;

/// The table from first path segment to destination.
public final class Routes {
    /// First segment behind `/api/v1/`, and the service that owns it.
    private static final Map<String, String> SERVICES =
            Map.ofEntries(
                    Map.entry("models", "registry"),
                    Map.entry("versions", "registry"),
                    Map.entry("experiments", "registry"),
                    Map.entry("runs", "registry"),
                    Map.entry("reviews", "registry"),
                    Map.entry("events", "registry"),
                    Map.entry("audit", "registry"),
                    Map.entry("webhooks", "registry"),
                    Map.entry("policies", "validator"),
                    Map.entry("datasets", "validator"),
                    Map.entry("evaluations", "validator"),
                    Map.entry("builds", "builder"),
                    Map.entry("images", "builder"),
                    Map.entry("environments", "deployer"),
                    Map.entry("deployments", "deployer"),
                    Map.entry("releases", "deployer"),
                    Map.entry("monitors", "monitor"),
                    Map.entry("labels", "monitor"),
                    Map.entry("alerts", "monitor"),
                    Map.entry("ingest", "monitor"));

    private static final Set<String> OWN =
            Set.of("projects", "users", "tokens", "session", "system");

    private static final String API = "/api/v1/";
    private static final String SERVE = "/serve/";
    private static final String PULL = "/v2/";

    private Routes() {}

    /// Where a request goes. The path is the raw one, still percent-encoded.
    public static Destination of(String method, String path) {
        if (path.startsWith(API)) {
            return api(method, path);
        }
        if (path.startsWith(SERVE)) {
            return deployment(path);
        }
        if (isMlflow(path)) {
            return new Destination.Service("registry");
        }
        return switch (path) {
            case "/version", "/health" -> new Destination.OpenService("registry");
            case "/.well-known/jwks.json", "/login/link", "/v2/token" -> new Destination.Open();
            case "/v2", "/v2/" -> new Destination.Pull(null);
            default -> elsewhere(path);
        };
    }

    /// Whether the path is one of MLflow's, which has an error form of its own.
    public static boolean isMlflow(String path) {
        return path.startsWith("/api/2.0/")
                || path.startsWith("/api/3.0/")
                || path.startsWith("/ajax-api/");
    }

    private static Destination elsewhere(String path) {
        if (path.startsWith(PULL)) {
            return new Destination.Pull(segment(path, PULL.length()));
        }
        boolean reserved =
                path.equals("/api")
                        || path.startsWith("/api/")
                        || path.equals("/serve")
                        || path.startsWith("/.well-known/");
        return reserved ? new Destination.Nowhere() : new Destination.Console();
    }

    private static Destination api(String method, String path) {
        String first = segment(path, API.length());
        if (first.equals("openapi.json") || (isSignIn(method, path))) {
            return new Destination.Open();
        }
        if (OWN.contains(first)) {
            return new Destination.Own();
        }
        String service = SERVICES.get(first);
        return service == null ? new Destination.Nowhere() : new Destination.Service(service);
    }

    private static boolean isSignIn(String method, String path) {
        return method.equals("POST") && path.equals("/api/v1/session");
    }

    private static Destination deployment(String path) {
        String environment = segment(path, SERVE.length());
        int start = SERVE.length() + environment.length() + 1;
        String name = start <= path.length() ? segment(path, start) : "";
        if (environment.isEmpty() || name.isEmpty()) {
            return new Destination.Nowhere();
        }
        String rest = path.substring(start + name.length());
        return new Destination.Deployment(environment, name, rest.isEmpty() ? "/" : rest);
    }

    private static String segment(String path, int from) {
        int end = path.indexOf('/', from);
        return end < 0 ? path.substring(from) : path.substring(from, end);
    }
}
