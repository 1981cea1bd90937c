package dev.slipway.serving.online;

import org.jspecify.annotations.Nullable;

/// What a request asks for, found from method and path alone.
sealed interface Call {
    record ServerMetadata() implements Call {}

    record ServerLive() implements Call {}

    record ServerReady() implements Call {}

    record ModelList() implements Call {}

    record ModelMetadata(String model, @Nullable String version) implements Call {}

    record ModelReady(String model, @Nullable String version) implements Call {}

    record Infer(String model, @Nullable String version) implements Call {}

    record Metrics() implements Call {}
}
