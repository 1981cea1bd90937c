package dev.slipway.validator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.core.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The JSON Schema of policies, `policy/policy.schema.json`.
final class PolicySchema {
    private static final String RESOURCE = "/policy/policy.schema.json";
    private static final int MAX_VIOLATIONS = 20;

    private final Schema schema;

    PolicySchema() {
        try (InputStream in = PolicySchema.class.getResourceAsStream(RESOURCE)) {
            schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Objects.requireNonNull(in, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Violation> validate(JsonNode json) {
        return schema.validate(json.toString(), InputFormat.JSON).stream()
                .map(PolicySchema::violation)
                .distinct()
                .limit(MAX_VIOLATIONS)
                .toList();
    }

    private static Violation violation(Error error) {
        return new Violation(
                path(error.getInstanceLocation().toString()), "body", error.getMessage());
    }

    /// `/gates/2/min` as `gates[2].min`.
    static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String segment : pointer.split("/")) {
            if (segment.isEmpty()) {
                continue;
            }
            if (segment.chars().allMatch(Character::isDigit)) {
                path.append('[').append(segment).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(segment);
            }
        }
        return path.isEmpty() ? "document" : path.toString();
    }
}
