package dev.slipway.validator.local;

import dev.slipway.validator.table.TableSpec;
import java.nio.file.Path;
import java.util.Optional;

/// What `validate --local` was asked.
///
/// @param champion a model to compare with in champion gates
record LocalRequest(Path model, Path data, TableSpec spec, Optional<Path> champion) {}
