package dev.slipway.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A PostgreSQL and an object store outside the installation, as an operator would have them: the
/// servers of a trial, alone, in a namespace of their own.
///
/// @param cluster their namespace
/// @param secrets their passwords, as the chart drew them
record Backing(Cluster cluster, Manifests secrets) {
    private static final String POSTGRES = "backing-slipway-trial-postgres";
    private static final String S3 = "backing-slipway-trial-s3";

    /// Starts them and waits until they are ready.
    static Backing start(Cluster cluster, String registry) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "template",
                                "backing",
                                Chart.FOLDER.toString(),
                                "--namespace=" + cluster.namespace(),
                                "--kube-version=1.34.0",
                                "--set=trial.enabled=true",
                                "--set=image.registry=" + registry,
                                "--show-only=templates/trial-secrets.yaml",
                                "--show-only=templates/trial-servers.yaml"));
        String manifests = Chart.helm(arguments.toArray(String[]::new)).output();
        cluster.kubectlWith(manifests, "apply", "--filename=-").output();
        for (String name : List.of(POSTGRES, S3)) {
            cluster.kubectl("rollout", "status", "deployment/" + name, "--timeout=4m").output();
        }
        return new Backing(cluster, Manifests.parse(manifests));
    }

    /// What the reader of the how-to knows about them.
    Map<String, String> known() {
        return Map.of(
                "SLIPWAY_DATABASE_HOST",
                POSTGRES + "." + cluster.namespace() + ".svc",
                "SLIPWAY_DATABASE_OWNER",
                secret("database-owner", "username"),
                "SLIPWAY_S3_URL",
                "http://" + S3 + "." + cluster.namespace() + ".svc:9000",
                "SLIPWAY_S3_ACCESS_KEY",
                secret("object-store", "accessKey"));
    }

    /// What the reader types.
    String typed() {
        return secret("database-owner", "password")
                + "\n"
                + secret("object-store", "secretKey")
                + "\n";
    }

    private String secret(String kind, String key) {
        JsonNode data = secrets.one("Secret", "backing-slipway-trial-" + kind).path("data");
        return new String(
                Base64.getDecoder().decode(data.path(key).asText()), StandardCharsets.UTF_8);
    }
}
