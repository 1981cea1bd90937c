package dev.slipway.validator.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.Violation;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/// Reads a policy from YAML or JSON (which is YAML): syntax, then the JSON Schema, then what a
/// schema cannot say.
public final class PolicyParser {
    /// A policy is a page of text.
    public static final int MAX_CHARS = 256 << 10;

    private static final int MAX_ALIASES = 20;
    private static final int MAX_DEPTH = 30;

    private final ObjectMapper yaml;
    private final PolicySchema schema;

    public PolicyParser() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setAllowDuplicateKeys(false);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARS);
        YAMLFactory factory = YAMLFactory.builder().loaderOptions(options).build();
        factory.setStreamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
        yaml =
                new ObjectMapper(factory)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature())
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        schema = new PolicySchema();
    }

    /// The policy of a text.
    ///
    /// @throws PolicyRefusal with the path of everything that is wrong
    public ParsedPolicy parse(String text) {
        if (text.length() > MAX_CHARS) {
            throw refused("document", "a policy has at most " + MAX_CHARS + " characters");
        }
        JsonNode json = read(text);
        List<Violation> violations = schema.validate(json);
        if (!violations.isEmpty()) {
            throw new PolicyRefusal(violations);
        }
        return new ParsedPolicy(
                PolicyReader.read(json), json, Digest.of(CanonicalJson.write(json)));
    }

    /// A document that was stored: valid by construction.
    public static PolicyDocument stored(JsonNode json) {
        return PolicyReader.read(json);
    }

    private JsonNode read(String text) {
        try {
            JsonNode json = yaml.readTree(text);
            if (json == null || !json.isObject()) {
                throw refused(
                        "document", "a policy is a YAML mapping with apiVersion, name, gates");
            }
            return json;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where =
                    at == null
                            ? "document"
                            : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw refused(where, "not valid YAML: " + firstLine(e.getOriginalMessage()));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unreadable");
    }

    private static PolicyRefusal refused(String field, String message) {
        return new PolicyRefusal(List.of(new Violation(field, "body", message)));
    }
}
