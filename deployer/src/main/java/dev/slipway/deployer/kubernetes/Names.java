package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ReleaseSpec;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What the objects of a release are called, and the labels by which they are found. Pure.
final class Names {
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String SLIPWAY = "slipway";
    static final String INSTANCE = "app.kubernetes.io/instance";
    static final String RELEASE = "slipway.dev/release";

    private static final int ID_DIGITS = 12;

    private Names() {}

    /// `<deployment>-<last 12 hex digits of the release's id>`. A Service's name begins with a
    /// letter, so a deployment that begins with a digit has `m-` before it.
    static String of(ReleaseSpec spec) {
        String id = spec.releaseId().toString();
        String start = Character.isDigit(spec.deployment().charAt(0)) ? "m-" : "";
        return start + spec.deployment() + "-" + id.substring(id.length() - ID_DIGITS);
    }

    /// The Secret with the token that its server reports with.
    static String ingest(String name) {
        return name + "-ingest";
    }

    /// The Secret with which nodes pull its image.
    static String pull(String name) {
        return name + "-pull";
    }

    /// The labels of every object of a release.
    static Map<String, String> labels(ReleaseSpec spec, String installation) {
        Map<String, String> labels = new TreeMap<>(own(installation));
        labels.put("slipway.dev/project", value(spec.project()));
        labels.put("slipway.dev/environment", spec.environment());
        labels.put("slipway.dev/deployment", spec.deployment());
        labels.put("slipway.dev/model", spec.content().slug());
        labels.put("slipway.dev/version", String.valueOf(spec.content().version()));
        labels.put(RELEASE, spec.releaseId().toString());
        return labels;
    }

    /// The labels of every object of an installation.
    static Map<String, String> own(String installation) {
        return new TreeMap<>(Map.of(MANAGED_BY, SLIPWAY, INSTANCE, installation));
    }

    /// The labels by which the pods of a release are selected; they can never change.
    static Map<String, String> selector(UUID releaseId) {
        return new TreeMap<>(Map.of(MANAGED_BY, SLIPWAY, RELEASE, releaseId.toString()));
    }

    /// A project's name may end with a hyphen, a label may not.
    private static String value(String text) {
        return text.replaceAll("-+$", "");
    }
}
