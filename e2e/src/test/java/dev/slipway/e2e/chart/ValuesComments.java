package dev.slipway.e2e.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The comments of a `values.yaml`, by the path of the key under them.
final class ValuesComments {
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z][A-Za-z0-9]*):.*");
    private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");
    private static final int INDENT = 2;

    private final Map<String, String> byPath = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder comment = new StringBuilder();

    private ValuesComments() {}

    /// Reads block mappings indented by two spaces; a blank line cuts a comment off from a key.
    ///
    /// @return for each key, in the file's order, its comment in one line, or an empty text
    static Map<String, String> of(String yaml) {
        ValuesComments comments = new ValuesComments();
        yaml.lines().forEach(comments::line);
        return comments.byPath;
    }

    private void line(String line) {
        Matcher isComment = COMMENT.matcher(line);
        Matcher isKey = KEY.matcher(line);
        if (isComment.matches()) {
            comment.append(comment.isEmpty() ? "" : " ").append(isComment.group(1).strip());
        } else if (isKey.matches()) {
            key(isKey.group(1).length() / INDENT, isKey.group(2));
        } else {
            comment.setLength(0);
        }
    }

    private void key(int depth, String name) {
        while (path.size() > depth) {
            path.removeLast();
        }
        path.addLast(name);
        byPath.put(String.join(".", path), comment.toString());
        comment.setLength(0);
    }
}
