package dev.slipway.builder.source;

import dev.slipway.core.id.VersionRef;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The query parameter `version` of lists: nothing, `model/3`, or a version id.
///
/// @param condition to append to a query on an entity with `versionId`, `model` and `version`
public record VersionFilter(String condition, Map<String, Object> parameters) {
    public VersionFilter {
        parameters = Map.copyOf(parameters);
    }

    /// Reads the parameter.
    ///
    /// @throws ProblemException INVALID_REQUEST for any other form
    public static VersionFilter of(@Nullable String version) {
        if (version == null) {
            return new VersionFilter("", Map.of());
        }
        if (VersionRef.parse(version).orElse(null)
                instanceof VersionRef.ByNumber(String model, int number)) {
            return new VersionFilter(
                    " and model = :model and version = :version",
                    Map.of("model", model, "version", number));
        }
        try {
            return new VersionFilter(
                    " and versionId = :version", Map.of("version", UUID.fromString(version)));
        } catch (IllegalArgumentException e) {
            String message = "must be model/NUMBER or the id of a version";
            var problem =
                    new ProblemException(
                            ErrorCode.INVALID_REQUEST,
                            "The query parameter version " + message + ".",
                            List.of(new Violation("version", "query", message)));
            problem.addSuppressed(e);
            throw problem;
        }
    }
}
