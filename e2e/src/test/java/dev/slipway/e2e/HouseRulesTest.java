package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Habits that only the text of files can show.
class HouseRulesTest {
    private static final int LONGEST_JAVA_FILE = 500;
    private static final int LONGEST_PAGE = 300;
    private static final Set<String> NOT_OURS =
            Set.of(
                    "target",
                    "node_modules",
                    "dist",
                    ".git",
                    "screenshots",
                    "test-results",
                    "playwright-report");

    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void list() throws IOException {
        collect(Repository.ROOT);
    }

    private static void collect(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (Files.isDirectory(child)) {
                    if (!NOT_OURS.contains(child.getFileName().toString())) {
                        collect(child);
                    }
                } else if (child.toString().matches(".*\\.(java|tsx?|py|sql|sh|xml|md)$")) {
                    FILES.add(child);
                }
            }
        }
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : FILES) {
            String name = file.toString();
            int limit =
                    name.endsWith(".java")
                            ? LONGEST_JAVA_FILE
                            : name.endsWith(".tsx") ? LONGEST_PAGE : 0;
            long lines = limit == 0 ? 0 : Files.readAllLines(file).size();
            if (lines > limit) {
                tooLong.add(Repository.ROOT.relativize(file) + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void unfinishedWorkIsAnIssueNotAComment() throws IOException {
        String word = "TO" + "DO";
        List<String> found = new ArrayList<>();
        for (Path file : FILES) {
            if (file.toString().matches(".*\\.(java|tsx?|py|sql|sh)$")
                    && Files.readString(file).contains(word)) {
                found.add(Repository.ROOT.relativize(file).toString());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyErrorCodeIsDocumentedAndUsed() throws IOException {
        String documentation =
                Files.readString(Repository.ROOT.resolve("docs/reference/errors.md"));
        StringBuilder sources = new StringBuilder();
        for (Path file : FILES) {
            if (file.toString().contains("src/main/java") && !file.endsWith("ErrorCode.java")) {
                sources.append(Files.readString(file));
            }
        }
        String code = sources.toString();
        assertThat(Arrays.stream(ErrorCode.values()))
                .allSatisfy(
                        error ->
                                assertThat(documentation)
                                        .contains(
                                                "| `" + error.wireName() + "` | " + error.status()))
                .allSatisfy(error -> assertThat(code).contains(error.wireName()));
    }
}
