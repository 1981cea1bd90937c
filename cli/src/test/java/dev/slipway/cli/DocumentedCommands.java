package dev.slipway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Commands that the documentation and the console tell people to type, found in the repository.
final class DocumentedCommands {
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern CALL = Pattern.compile("(?<![\\w/])\\./slipway ([^\\n]*)");
    private static final Pattern INLINE = Pattern.compile("`(?:\\./)?slipway ([^`\\n]+)`");
    private static final Pattern CODE =
            Pattern.compile("<code>\\s*(?:\\./)?slipway (.+?)\\s*</code>", Pattern.DOTALL);
    private static final Pattern COPIED = Pattern.compile("\\bcli\\('([^']+)'((?:, [^()]+)?)\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{`.*?`}|\\$?\\{.*?}");

    private DocumentedCommands() {}

    /// A command and where it stands.
    record Found(String place, List<String> words) {
        @Override
        public String toString() {
            return place + ": slipway " + String.join(" ", words);
        }
    }

    /// Commands in blocks of code, to be typed as they are.
    static List<Found> typed(String page) {
        List<Found> found = new ArrayList<>();
        boolean fenced = false;
        for (String line : read(REPOSITORY.resolve(page)).split("\n")) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced || line.startsWith("    ")) {
                CALL.matcher(line).results().forEach(call -> found.add(found(page, call)));
            }
        }
        return found;
    }

    /// Commands that a sentence mentions, often without everything that they need.
    static List<Found> mentioned(String page) {
        return INLINE.matcher(read(REPOSITORY.resolve(page)))
                .results()
                .map(call -> found(page, call))
                .toList();
    }

    /// Commands that the console shows or copies; what it fills in stands as `x`.
    static List<Found> inTheConsole() {
        List<Found> found = new ArrayList<>();
        for (String page : files("web-ui/console/src", ".tsx", ".ts")) {
            String text = read(REPOSITORY.resolve(page));
            CODE.matcher(text)
                    .results()
                    .map(call -> PLACEHOLDER.matcher(call.group(1)).replaceAll("x"))
                    .forEach(command -> found.add(new Found(page, words(command))));
            COPIED.matcher(text)
                    .results()
                    .map(call -> call.group(1) + filledIn(call.group(2)))
                    .forEach(command -> found.add(new Found(page, words(command))));
        }
        return found;
    }

    private static String filledIn(String arguments) {
        return Stream.of(arguments.split(", "))
                .filter(argument -> !argument.isEmpty())
                .map(argument -> argument.startsWith("'") ? argument : "x")
                .collect(Collectors.joining(" ", " ", ""));
    }

    /// Files below a folder, as paths in the repository.
    static List<String> files(String folder, String... ends) {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> REPOSITORY.relativize(file).toString())
                    .filter(name -> Stream.of(ends).anyMatch(name::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found found(String page, MatchResult call) {
        return new Found(page, words(call.group(1)));
    }

    /// The words of a command up to where the shell ends it.
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char next : (line + " ").toCharArray()) {
            if (quote != 0) {
                if (next == quote) {
                    quote = 0;
                } else {
                    word.append(next);
                }
            } else if (next == '\'' || next == '"') {
                quote = next;
            } else if ("&|;#)<>".indexOf(next) >= 0) {
                break;
            } else if (next != ' ') {
                word.append(next);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
