package dev.slipway.cli.config;

import java.net.URI;
import java.util.Optional;

/// The gateway to call, and as whom.
///
/// @param url its address, without a slash at the end
public record Target(URI url, Optional<String> token, Optional<String> project) {
    public Target {
        String text = url.toString();
        url = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    /// Never the token: records print their fields otherwise.
    @Override
    public String toString() {
        return "Target[" + url + "]";
    }
}
