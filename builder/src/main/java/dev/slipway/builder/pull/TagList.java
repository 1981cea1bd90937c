package dev.slipway.builder.pull;

import java.util.List;

/// The tags of a repository.
///
/// @param name the repository
public record TagList(String name, List<String> tags) {
    public TagList {
        tags = List.copyOf(tags);
    }
}
