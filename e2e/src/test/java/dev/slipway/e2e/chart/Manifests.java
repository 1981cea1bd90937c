package dev.slipway.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Kubernetes objects, as the chart renders them.
record Manifests(List<JsonNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();

    Manifests {
        objects = List.copyOf(objects);
    }

    /// A pod's template inside an object that makes pods.
    ///
    /// @param name name of that object
    /// @param template its `metadata` and `spec`
    record Pod(String name, JsonNode template) {
        JsonNode spec() {
            return template.path("spec");
        }

        /// Its one container.
        JsonNode container() {
            return spec().path("containers").path(0);
        }

        /// What is told to the container: names of variables.
        List<String> variables() {
            return texts(container().path("env"), "name");
        }

        /// The plain value of a variable, or an empty text.
        String variable(String name) {
            return stream(container().path("env"))
                    .filter(each -> each.path("name").asText().equals(name))
                    .map(each -> each.path("value").asText())
                    .findFirst()
                    .orElse("");
        }

        /// Names of the Secrets that it can see.
        Set<String> secrets() {
            Set<String> names = new TreeSet<>();
            stream(container().path("env"))
                    .map(each -> each.at("/valueFrom/secretKeyRef/name").asText())
                    .forEach(names::add);
            stream(spec().path("volumes"))
                    .map(each -> each.at("/secret/secretName").asText())
                    .forEach(names::add);
            names.remove("");
            return names;
        }
    }

    /// Reads a stream of YAML documents; empty ones are left out.
    static Manifests parse(String yaml) {
        List<JsonNode> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document.isObject()) {
                    objects.add(document);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(objects);
    }

    /// The objects of a kind.
    List<JsonNode> kind(String kind) {
        return objects.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
    }

    /// The names of the objects of a kind.
    List<String> names(String kind) {
        return kind(kind).stream().map(each -> each.at("/metadata/name").asText()).toList();
    }

    /// All kinds.
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        objects.forEach(each -> kinds.add(each.path("kind").asText()));
        return kinds;
    }

    /// The one object of this kind and name.
    JsonNode one(String kind, String name) {
        List<JsonNode> found =
                kind(kind).stream()
                        .filter(each -> each.at("/metadata/name").asText().equals(name))
                        .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " objects " + kind + " " + name);
        }
        return found.getFirst();
    }

    /// Every pod that comes from these objects.
    List<Pod> pods() {
        return Stream.concat(kind("Deployment").stream(), kind("Job").stream())
                .map(each -> new Pod(each.at("/metadata/name").asText(), each.at("/spec/template")))
                .toList();
    }

    /// The pods of a Deployment.
    Pod pod(String deployment) {
        return new Pod(deployment, one("Deployment", deployment).at("/spec/template"));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /// A field of each entry of an array.
    static List<String> texts(JsonNode array, String field) {
        return stream(array).map(each -> each.path(field).asText()).toList();
    }
}
