package dev.slipway.cli.output;

/// Forms of standard output.
public enum Format {
    TABLE,
    JSON,
    YAML,
    NAME;

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
