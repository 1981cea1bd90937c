package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/// Why a call of the API server did not do what it should, as one sentence. Pure.
///
/// @param permanent whether the same call can never succeed
/// @param unreachable whether nothing was heard from the server
record Trouble(String sentence, boolean permanent, boolean unreachable) {
    private static final int LEAST_STATUS = 100;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;
    private static final int MAX_WORDS = 400;

    static Trouble of(KubernetesClientException fault) {
        String words = words(fault);
        if (fault.getCode() < LEAST_STATUS) {
            return new Trouble(
                    "The cluster's API server cannot be reached: %s.".formatted(cause(fault)),
                    false,
                    true);
        }
        return switch (fault.getCode()) {
            case BAD_REQUEST, INVALID ->
                    new Trouble("The cluster refuses the release: " + words + ".", true, false);
            case UNAUTHORIZED ->
                    later("The cluster does not know the deployer's credentials; renew them.");
            case FORBIDDEN -> later(forbidden(words));
            case NOT_FOUND -> later("The cluster says: " + words + ".");
            case CONFLICT -> later("Somebody else changed it at the same time: " + words + ".");
            case GONE -> later("The cluster's API server has to start over: " + words + ".");
            case TOO_MANY -> later("The cluster's API server has too much to do (429).");
            default -> later("The cluster's API server answers %d.".formatted(fault.getCode()));
        };
    }

    private static Trouble later(String sentence) {
        return new Trouble(sentence, false, false);
    }

    private static String forbidden(String words) {
        if (words.contains("exceeded quota")) {
            return "A quota of the namespace is used up: " + words + ".";
        }
        return "The cluster forbids it: %s; give the deployer the rights of its Role, see `slipway doctor --target kubernetes`."
                .formatted(words);
    }

    private static String words(KubernetesClientException fault) {
        String words =
                Optional.ofNullable(fault.getStatus())
                        .map(Status::getMessage)
                        .orElse("answer " + fault.getCode());
        String line = words.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
        return line.length() > MAX_WORDS ? line.substring(0, MAX_WORDS) + "…" : line;
    }

    private static String cause(KubernetesClientException fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String kind = root.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : message.replaceAll("\\.$", "");
    }
}
