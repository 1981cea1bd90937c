package dev.slipway.builder.build;

/// The build cannot succeed, however often it is tried. The message says why, for people.
final class BuildRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    BuildRefusedException(String message) {
        super(message);
    }
}
