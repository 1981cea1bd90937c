package dev.slipway.deployer.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/// One thing that the deployer must be allowed to do in a namespace. The list is the Role of the
/// chart and the table in `docs/reference/kubernetes-target.md`.
record Right(String group, String resource, String subresource, String verb) {
    /// Everything that releases need.
    static final List<Right> ALL =
            Stream.of(
                            of("apps", "deployments", "get list watch create patch delete"),
                            of("", "services", "create patch delete"),
                            of("", "serviceaccounts", "create patch delete"),
                            of("", "secrets", "create patch delete"),
                            of("networking.k8s.io", "networkpolicies", "create patch delete"),
                            of("policy", "poddisruptionbudgets", "create patch delete"),
                            of("", "pods", "get list watch"),
                            Stream.of(new Right("", "pods", "log", "get")),
                            of("", "events", "list"),
                            of("autoscaling", "horizontalpodautoscalers", "list"))
                    .flatMap(rights -> rights)
                    .toList();

    private static Stream<Right> of(String group, String resource, String verbs) {
        return Stream.of(verbs.split(" ")).map(verb -> new Right(group, resource, "", verb));
    }

    /// `deployments.apps`, `pods/log`.
    String on() {
        return resource
                + (group.isEmpty() ? "" : "." + group)
                + (subresource.isEmpty() ? "" : "/" + subresource);
    }
}
