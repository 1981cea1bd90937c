package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.slipway.cli.DocumentedCommands.Found;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every command that people are told to type is one that this command line reads.
class DocumentedCommandsTest {
    /// What `./slipway` does without this command line.
    private static final Set<String> STACK =
            Set.of("up", "down", "logs", "doctor", "env", "train", "test", "images");

    /// Commands of the stack when nothing is named, of this command line otherwise.
    private static final Set<String> EITHER = Set.of("build", "status");

    static List<String> pages() {
        List<String> pages = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md"));
        pages.addAll(DocumentedCommands.files("docs", ".md"));
        pages.addAll(DocumentedCommands.files("examples", ".md"));
        return pages;
    }

    static Stream<Found> typed() {
        return Stream.concat(
                        pages().stream().flatMap(page -> DocumentedCommands.typed(page).stream()),
                        DocumentedCommands.inTheConsole().stream())
                .filter(DocumentedCommandsTest::isOurs);
    }

    static Stream<Found> mentioned() {
        return pages().stream()
                .flatMap(page -> DocumentedCommands.mentioned(page).stream())
                .filter(DocumentedCommandsTest::isOurs);
    }

    @ParameterizedTest
    @MethodSource("typed")
    void aCommandThatIsTypedIsRead(Found found) {
        assertThatCode(() -> commands().parseArgs(found.words().toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("mentioned")
    void aCommandThatIsMentionedIsThere(Found found) {
        assertThat(commands().getSubcommands()).containsKey(found.words().getFirst());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void aFileOfTheExamplesIsThere(Found found) {
        for (String word : found.words()) {
            String path = word.substring(word.indexOf('=') + 1);
            if (path.startsWith("examples/")) {
                assertThat(DocumentedCommands.REPOSITORY.resolve(path)).exists();
            }
        }
    }

    @Test
    void theReadMesDataSetIsWhatItsPolicyJudgesOn() throws Exception {
        Found validate =
                DocumentedCommands.typed("README.md").stream()
                        .filter(found -> found.words().getFirst().equals("validate"))
                        .findFirst()
                        .orElseThrow();
        List<String> words = validate.words();
        Path policy =
                DocumentedCommands.REPOSITORY.resolve(words.get(words.indexOf("--policy") + 1));
        String dataset = words.get(words.indexOf("--dataset") + 1);

        List<String> judged = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(Files.readString(policy))
                .path("gates")
                .forEach(gate -> judged.add(gate.path("dataset").asText()));

        assertThat(judged).contains(dataset.substring(0, dataset.indexOf('=')));
        assertThat(Files.readString(policy)).doesNotContain("champion");
    }

    @Test
    void commandsAreFoundAtAll() {
        assertThat(typed().map(Found::place))
                .contains("README.md", "docs/tutorials/first-release.md")
                .anyMatch(place -> place.startsWith("web-ui/console/src/"));
        assertThat(DocumentedCommands.words("rollback a/b --reason \"it's & late\" && x # y"))
                .containsExactly("rollback", "a/b", "--reason", "it's & late");
    }

    private static boolean isOurs(Found found) {
        List<String> words = found.words();
        String first = words.getFirst();
        boolean named = words.size() > 1 && !words.get(1).startsWith("-");
        return !STACK.contains(first)
                && (named || !EITHER.contains(first))
                && !words.contains("--local");
    }

    private static CommandLine commands() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true);
        Cli cli = new Cli(nowhere, nowhere, Map.of(), Clock.systemUTC());
        return Commands.of(cli, InputStream.nullInputStream());
    }
}
