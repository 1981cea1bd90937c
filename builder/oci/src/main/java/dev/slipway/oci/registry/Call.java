package dev.slipway.oci.registry;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;

/// One request, before anybody signs it.
///
/// @param bodyBytes size of the body, on which the patience depends
record Call(
        String method, URI uri, Map<String, String> headers, BodyPublisher body, long bodyBytes) {
    Call {
        headers = Map.copyOf(headers);
    }

    static Call head(URI uri) {
        return new Call("HEAD", uri, Map.of(), BodyPublishers.noBody(), 0);
    }

    static Call get(URI uri) {
        return new Call("GET", uri, Map.of(), BodyPublishers.noBody(), 0);
    }

    /// A POST that has no body.
    static Call post(URI uri) {
        return new Call("POST", uri, Map.of(), BodyPublishers.noBody(), 0);
    }

    static Call put(URI uri, byte[] body) {
        return new Call("PUT", uri, Map.of(), BodyPublishers.ofByteArray(body), body.length);
    }

    Call with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Call(method, uri, more, body, bodyBytes);
    }

    Call at(URI other) {
        return new Call(method, other, headers, body, bodyBytes);
    }

    /// Whether asking again changes nothing and the answer may be a redirect.
    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
