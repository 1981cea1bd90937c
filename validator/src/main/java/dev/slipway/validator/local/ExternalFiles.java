package dev.slipway.validator.local;

import dev.slipway.core.onnx.ExternalData;
import dev.slipway.core.onnx.ExternalDataRules;
import dev.slipway.core.onnx.OnnxModel;
import dev.slipway.core.onnx.OnnxReader;
import dev.slipway.core.onnx.OnnxRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Brings the external data of a model along when it lies where it may. What may not be copied is
/// left out: the file-safety gate then says what is wrong with it.
final class ExternalFiles {
    private ExternalFiles() {}

    static void copy(Path model, Path target) throws IOException {
        Path folder = Objects.requireNonNull(model.toAbsolutePath().getParent(), "model's folder");
        try {
            OnnxModel read = OnnxReader.read(model);
            ExternalDataRules.checkFolder(read, folder);
            for (ExternalData data : read.externalData()) {
                Path file = target.resolve(data.location());
                Files.createDirectories(Objects.requireNonNull(file.getParent(), "parent"));
                if (!Files.exists(file)) {
                    Files.copy(folder.resolve(data.location()), file);
                }
            }
        } catch (OnnxRefusal refused) {
            return;
        }
    }
}
