package dev.slipway.core.event;

import java.util.List;

/// An API token exists.
public record TokenCreated(String name, List<String> scopes) implements EventData {
    public TokenCreated {
        scopes = List.copyOf(scopes);
    }
}
