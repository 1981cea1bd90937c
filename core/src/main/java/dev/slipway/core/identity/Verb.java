package dev.slipway.core.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a caller may do. Tokens carry the wire names; roles are sets of verbs.
public enum Verb {
    READ("read"),
    /// May pull images of the project over the OCI distribution API; every role has it.
    PULL("pull"),
    MODEL_WRITE("model:write"),
    DATASET_WRITE("dataset:write"),
    POLICY_WRITE("policy:write"),
    EVALUATE("evaluate"),
    BUILD("build"),
    DEPLOY("deploy"),
    PREDICT("predict"),
    /// May set the event time of predictions; without it event time is the time of the call.
    SERVE_REPLAY("serve:replay"),
    LABEL_WRITE("label:write"),
    ALERT_WRITE("alert:write"),
    /// May report counters of one deployment; with `pull`, all that a model server ever has.
    INGEST("ingest"),
    TOKEN_WRITE("token:write"),
    USER_WRITE("user:write");

    private static final Map<String, Verb> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Verb::wireName, Function.identity()));

    private final String wireName;

    Verb(String wireName) {
        this.wireName = wireName;
    }

    /// The name in tokens and in the API, for example `model:write`.
    public String wireName() {
        return wireName;
    }

    /// The verb of a wire name, if it is known.
    public static Optional<Verb> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
