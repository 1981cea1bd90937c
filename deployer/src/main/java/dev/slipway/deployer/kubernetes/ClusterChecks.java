package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the doctor asks a cluster.
final class ClusterChecks {
    private static final int LEAST_MINOR = 34;
    private static final String LEVEL = "pod-security.kubernetes.io/enforce";
    private static final int FORBIDDEN = 403;

    private final KubernetesClient client;
    private final String namespace;

    ClusterChecks(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /// All answers; only the first when the cluster cannot be reached.
    List<CheckResult> all() {
        List<CheckResult> results = new ArrayList<>();
        results.add(version());
        if (results.getFirst() instanceof CheckResult.Bad) {
            return results;
        }
        results.add(attempt("rights", this::rights));
        results.add(attempt("namespace", this::namespace));
        results.add(attempt("dns", this::dns));
        return results;
    }

    private interface Question {
        CheckResult ask();
    }

    private static CheckResult attempt(String subject, Question question) {
        try {
            return question.ask();
        } catch (KubernetesClientException e) {
            return new CheckResult.Bad(
                    subject, Trouble.of(e).sentence(), "Look at the API server and ask again.");
        }
    }

    private CheckResult version() {
        String server = client.getMasterUrl().toString();
        try {
            var version = client.getKubernetesVersion();
            String found = "%s at %s, seen from here".formatted(version.getGitVersion(), server);
            int minor = Integer.parseInt(version.getMinor().replaceAll("\\D.*", ""));
            return minor >= LEAST_MINOR
                    ? new CheckResult.Ok("API server", found)
                    : new CheckResult.Bad(
                            "API server",
                            found,
                            "Pods drain with `preStop.sleep`, which is stable from Kubernetes 1.34 on: upgrade.");
        } catch (KubernetesClientException e) {
            return new CheckResult.Bad(
                    "API server",
                    server + ": " + Trouble.of(e).sentence(),
                    "Check the address in the kubeconfig, the network to it, and its credentials.");
        }
    }

    private CheckResult rights() {
        Map<String, List<String>> missing =
                Right.ALL.stream()
                        .filter(right -> !allowed(right))
                        .collect(
                                Collectors.groupingBy(
                                        Right::on,
                                        TreeMap::new,
                                        Collectors.mapping(Right::verb, Collectors.toList())));
        if (missing.isEmpty()) {
            return new CheckResult.Ok(
                    "rights", "all %d in %s".formatted(Right.ALL.size(), namespace));
        }
        String list =
                missing.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + String.join(",", entry.getValue()))
                        .collect(Collectors.joining("; "));
        return new CheckResult.Bad(
                "rights",
                "in %s not allowed: %s".formatted(namespace, list),
                "Bind the Role of docs/reference/kubernetes-target.md to this account (the chart does).");
    }

    private boolean allowed(Right right) {
        SelfSubjectAccessReview review =
                new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withNamespace(namespace)
                        .withGroup(right.group())
                        .withResource(right.resource())
                        .withSubresource(right.subresource())
                        .withVerb(right.verb())
                        .endResourceAttributes()
                        .endSpec()
                        .build();
        return Boolean.TRUE.equals(
                client.authorization()
                        .v1()
                        .selfSubjectAccessReview()
                        .create(review)
                        .getStatus()
                        .getAllowed());
    }

    private CheckResult namespace() {
        try {
            var found = client.namespaces().withName(namespace).get();
            if (found == null) {
                return new CheckResult.Bad(
                        "namespace",
                        namespace + " does not exist",
                        "kubectl create namespace " + namespace);
            }
            String level =
                    Optional.ofNullable(found.getMetadata().getLabels())
                            .map(labels -> labels.get(LEVEL))
                            .orElse("not set");
            return new CheckResult.Ok(
                    "namespace",
                    "%s, Pod Security level %s; releases fit the strictest, restricted"
                            .formatted(namespace, level));
        } catch (KubernetesClientException e) {
            if (e.getCode() == FORBIDDEN) {
                return new CheckResult.Unknown(
                        "namespace",
                        "this account may not read namespace %s; releases fit every Pod Security level"
                                .formatted(namespace));
            }
            throw e;
        }
    }

    /// Pods find the gateway by name when it is given by one.
    private CheckResult dns() {
        if (PodIdentity.present()) {
            return resolves();
        }
        try {
            var dns = client.services().inNamespace("kube-system").withName("kube-dns").get();
            return dns == null
                    ? new CheckResult.Unknown(
                            "dns",
                            "there is no Service kube-system/kube-dns; if names are served otherwise, that is fine")
                    : new CheckResult.Ok(
                            "dns", "kube-system/kube-dns at " + dns.getSpec().getClusterIP());
        } catch (KubernetesClientException e) {
            if (e.getCode() == FORBIDDEN) {
                return new CheckResult.Unknown("dns", "this account may not look at kube-system");
            }
            throw e;
        }
    }

    private static CheckResult resolves() {
        try {
            InetAddress found = InetAddress.getByName("kubernetes.default.svc");
            return new CheckResult.Ok(
                    "dns",
                    "kubernetes.default.svc is %s, seen from here"
                            .formatted(found.getHostAddress()));
        } catch (UnknownHostException e) {
            return new CheckResult.Bad(
                    "dns",
                    "kubernetes.default.svc does not resolve, seen from here",
                    "Look at the cluster's DNS pods, and at NetworkPolicies that keep port 53 from them.");
        }
    }
}
