package dev.slipway.core.identity;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a member of a project is; each role includes the one before it.
public enum Role {
    VIEWER(EnumSet.of(Verb.READ, Verb.PULL)),
    DEVELOPER(
            with(
                    VIEWER,
                    Verb.MODEL_WRITE,
                    Verb.DATASET_WRITE,
                    Verb.EVALUATE,
                    Verb.BUILD,
                    Verb.PREDICT,
                    Verb.LABEL_WRITE,
                    Verb.TOKEN_WRITE)),
    OPERATOR(with(DEVELOPER, Verb.DEPLOY, Verb.POLICY_WRITE, Verb.ALERT_WRITE, Verb.SERVE_REPLAY)),
    ADMIN(EnumSet.allOf(Verb.class));

    private final Set<Verb> verbs;

    Role(Set<Verb> verbs) {
        this.verbs = Set.copyOf(verbs);
    }

    private static EnumSet<Verb> with(Role base, Verb... more) {
        EnumSet<Verb> all = EnumSet.copyOf(base.verbs);
        all.addAll(Set.of(more));
        return all;
    }

    /// The verbs of this role.
    public Set<Verb> verbs() {
        return verbs;
    }

    /// The name in the API, for example `operator`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
