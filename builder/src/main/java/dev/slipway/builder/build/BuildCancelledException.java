package dev.slipway.builder.build;

/// The build has ended in the meantime; its worker stops.
final class BuildCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BuildCancelledException() {
        super("the build was cancelled");
    }
}
