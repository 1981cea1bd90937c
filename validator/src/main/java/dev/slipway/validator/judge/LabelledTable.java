package dev.slipway.validator.judge;

import dev.slipway.validator.table.TableProfile;
import dev.slipway.validator.table.TableSpec;
import java.nio.file.Path;

/// A checked table on local disk.
///
/// @param name `NAME@REVISION`, or the file's name
/// @param digest `sha256:…` of the file
public record LabelledTable(
        String name, String digest, Path file, TableSpec spec, TableProfile profile) {}
