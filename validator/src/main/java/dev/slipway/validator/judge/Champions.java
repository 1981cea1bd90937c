package dev.slipway.validator.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the version behind an alias and brings its files to local disk, only when asked.
@FunctionalInterface
public interface Champions {
    /// No version has any alias.
    Champions NONE = _ -> Optional.empty();

    /// The version behind an alias of the judged model's name; empty when there is none.
    Optional<Champion> behind(String alias) throws IOException;

    /// A version to compare with.
    ///
    /// @param name how people name it, for example `flight-delay/1`
    /// @param folder the folder with its `model.onnx`
    /// @param itself whether it has the same bytes as the judged version
    record Champion(String name, Path folder, boolean itself) {}
}
