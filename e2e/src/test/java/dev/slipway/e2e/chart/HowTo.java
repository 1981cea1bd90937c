package dev.slipway.e2e.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A how-to page, as a script: the shell blocks of a chapter, exactly as they are printed.
///
/// @param page the text of the page
record HowTo(String page) {
    private static final Pattern BLOCK =
            Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String CHAPTER = "\n## ";

    /// Reads a page of `docs/how-to`.
    static HowTo named(String name) throws IOException {
        Path file = Chart.ROOT.resolve("docs/how-to").resolve(name);
        return new HowTo(Files.readString(file));
    }

    /// The commands of a chapter.
    ///
    /// @param heading the chapter's title
    /// @throws IllegalArgumentException when there is no such chapter, or nothing to run in it
    String commands(String heading) {
        StringBuilder script = new StringBuilder();
        Matcher block = BLOCK.matcher(chapter(heading));
        while (block.find()) {
            script.append(block.group(1));
        }
        if (script.isEmpty()) {
            throw new IllegalArgumentException("nothing to run under " + heading);
        }
        return script.toString();
    }

    private String chapter(String heading) {
        int start = page.indexOf(CHAPTER + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException("no chapter " + heading);
        }
        int end = page.indexOf(CHAPTER, start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    /// Commands in which the values on the right of `export NAME=` are replaced, which is all that
    // a
    /// reader is asked to do.
    ///
    /// @throws IllegalArgumentException when a name is exported that the reader does not know
    static String filledIn(String commands, Map<String, String> values) {
        return Pattern.compile("^(export ([A-Z0-9_]+)=)\\S+", Pattern.MULTILINE)
                .matcher(commands)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        match.group(1) + value(values, match.group(2))));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("what is " + name + "?");
        }
        return value;
    }
}
