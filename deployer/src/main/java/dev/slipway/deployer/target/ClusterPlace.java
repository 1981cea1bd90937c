package dev.slipway.deployer.target;

import dev.slipway.core.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where in which cluster the releases of an environment live.
///
/// @param namespace default: the one that the deployer is configured with
/// @param kubeconfig name of a file that the operator has put into `SLIPWAY_KUBECONFIGS_DIR`;
///     default: the deployer's own credentials
/// @param pullSecret name of a Secret in the namespace with which nodes pull; default: one that the
///     deployer makes
public record ClusterPlace(
        @Nullable String namespace, @Nullable String kubeconfig, @Nullable String pullSecret) {
    /// The deployer's own namespace and credentials.
    public static final ClusterPlace DEFAULT = new ClusterPlace(null, null, null);

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /// What is wrong with it; empty when nothing is.
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (namespace != null && !LABEL.matcher(namespace).matches()) {
            found.add(
                    violation(
                            "namespace",
                            "must be lower-case letters, digits and hyphens, at most 63 (RFC 1123)"));
        }
        if (kubeconfig != null && !FILE.matcher(kubeconfig).matches()) {
            found.add(violation("kubeconfig", "must be the name of a file, without a folder"));
        }
        if (pullSecret != null && !SUBDOMAIN.matcher(pullSecret).matches()) {
            found.add(violation("pullSecret", "must be the name of a Secret (RFC 1123)"));
        }
        return found;
    }

    /// A fault of one of the fields.
    public static Violation violation(String field, String message) {
        return new Violation("kubernetes." + field, "body", message);
    }
}
