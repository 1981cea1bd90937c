package dev.slipway.registry.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.onnx.ExternalDataRules;
import dev.slipway.core.onnx.OnnxLimits;
import dev.slipway.core.onnx.OnnxModel;
import dev.slipway.core.onnx.OnnxReader;
import dev.slipway.core.onnx.OnnxRefusal;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.object.ObjectNotFoundException;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads what the files of an upload say. The model is parsed as a stream with limits and never
/// loaded.
@ApplicationScoped
class ModelInspector {
    /// Largest `signature.json`, `training.json` or `card.md`.
    static final int MAX_TEXT_BYTES = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final BlobStore blobs;
    private final ObjectMapper mapper;
    private final String self;

    ModelInspector(
            BlobStore blobs,
            ObjectMapper mapper,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.blobs = blobs;
        this.mapper = mapper;
        this.self = self;
    }

    /// What a version says about itself.
    record Findings(
            Signature signature,
            SignatureSource source,
            @Nullable JsonNode training,
            @Nullable String card) {}

    /// Checks an upload.
    ///
    /// @throws ProblemException MODEL_REFUSED naming the file, what is wrong with it and where
    Findings inspect(Upload upload) {
        requireBlobs(upload);
        Signature inferred = inferred(upload);
        Signature given = given(upload);
        if (given != null) {
            requireAgreement(inferred, given);
        }
        return new Findings(
                given == null ? inferred : given,
                given == null ? SignatureSource.INFERRED : SignatureSource.GIVEN,
                training(upload),
                text(upload, FilePaths.CARD));
    }

    /// Blobs are shared and collected, so their presence is checked where it starts to matter.
    private void requireBlobs(Upload upload) {
        for (StoredFile file : upload.files()) {
            long size = blobs.size(self, file.sha256()).orElse(-1L);
            if (size != file.size()) {
                throw Upload.refused(file.path(), "its bytes are gone; upload it again");
            }
        }
    }

    private Signature inferred(Upload upload) {
        StoredFile file = upload.model();
        try (InputStream bytes =
                new BufferedInputStream(blobs.open(self, file.sha256()), BUFFER_BYTES)) {
            OnnxModel model = OnnxReader.read(bytes, OnnxLimits.DEFAULT);
            ExternalDataRules.checkFiles(model, upload.sizes());
            return model.signature();
        } catch (OnnxRefusal refusal) {
            throw Upload.refused(FilePaths.MODEL, String.valueOf(refusal.getMessage()));
        } catch (ObjectNotFoundException e) {
            throw Upload.refused(FilePaths.MODEL, "its bytes are gone; upload it again");
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be read back", e);
        }
    }

    private @Nullable Signature given(Upload upload) {
        String json = text(upload, FilePaths.SIGNATURE);
        if (json == null) {
            return null;
        }
        try {
            return mapper.readValue(json, Signature.class);
        } catch (JsonProcessingException e) {
            throw Upload.refused(
                    FilePaths.SIGNATURE,
                    "it is no signature of the form {\"inputs\":[{\"name\",\"datatype\",\"shape\"}],"
                            + "\"outputs\":[…]}");
        }
    }

    private static void requireAgreement(Signature inferred, Signature given) {
        requireAgreement("input", inferred.inputs(), given.inputs());
        requireAgreement("output", inferred.outputs(), given.outputs());
    }

    private static void requireAgreement(
            String what, List<TensorSpec> inferred, List<TensorSpec> given) {
        for (TensorSpec tensor : given) {
            boolean known =
                    inferred.stream()
                            .anyMatch(
                                    other ->
                                            other.name().equals(tensor.name())
                                                    && other.datatype() == tensor.datatype()
                                                    && other.shape().size()
                                                            == tensor.shape().size());
            if (!known) {
                throw Upload.refused(
                        FilePaths.SIGNATURE,
                        "the graph has no %s %s of the type %s with %d dimensions"
                                .formatted(
                                        what,
                                        tensor.name(),
                                        tensor.datatype(),
                                        tensor.shape().size()));
            }
        }
        if (given.size() != inferred.size()) {
            throw Upload.refused(
                    FilePaths.SIGNATURE,
                    "it has %d %ss, the graph has %d"
                            .formatted(given.size(), what, inferred.size()));
        }
    }

    private @Nullable JsonNode training(Upload upload) {
        String json = text(upload, FilePaths.TRAINING);
        if (json == null) {
            return null;
        }
        try {
            JsonNode tree = mapper.readTree(json);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw Upload.refused(
                    FilePaths.TRAINING,
                    "it is not valid JSON, see line %d, column %d"
                            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
        throw Upload.refused(FilePaths.TRAINING, "it must be a JSON object");
    }

    private @Nullable String text(Upload upload, String path) {
        StoredFile file = upload.file(path).orElse(null);
        if (file == null) {
            return null;
        }
        if (file.size() > MAX_TEXT_BYTES) {
            throw Upload.refused(path, "it has more than %d bytes".formatted(MAX_TEXT_BYTES));
        }
        try (InputStream bytes = blobs.open(self, file.sha256())) {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.readAllBytes()))
                            .toString();
            return requireNoNul(path, text);
        } catch (CharacterCodingException e) {
            throw Upload.refused(path, "it is not UTF-8 text");
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read back", e);
        }
    }

    /// PostgreSQL keeps no NUL in a text.
    private static String requireNoNul(String path, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Upload.refused(path, "it contains the character NUL");
        }
        return text;
    }
}
