package dev.slipway.core.model;

import dev.slipway.core.id.Digest;
import java.util.Comparator;
import java.util.List;

/// The sealed content of a version: its files in order of path, and one digest over them all.
public record VersionManifest(List<VersionFile> files) {
    public VersionManifest {
        files = files.stream().sorted(Comparator.comparing(VersionFile::path)).toList();
    }

    /// The version's digest: SHA-256 of the canonical JSON
    /// `{"files":[{"mediaType","path","sha256","size"}…]}` with sorted keys and no spaces.
    public Digest digest() {
        return Digest.of(canonicalJson());
    }

    /// The text that the digest is taken of.
    public String canonicalJson() {
        StringBuilder json = new StringBuilder("{\"files\":[");
        String separator = "";
        for (VersionFile file : files) {
            json.append(separator).append("{\"mediaType\":");
            quote(json, file.mediaType());
            json.append(",\"path\":");
            quote(json, file.path());
            json.append(",\"sha256\":");
            quote(json, file.sha256().hex());
            json.append(",\"size\":").append(file.size()).append('}');
            separator = ",";
        }
        return json.append("]}").toString();
    }

    /// Strings as RFC 8785 writes them: two-character escapes where JSON has them, `\\u00xx` for
    /// the other control characters, everything else as it is.
    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
