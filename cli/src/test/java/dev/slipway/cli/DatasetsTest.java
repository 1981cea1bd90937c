package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `validate --dataset`: which columns a file has, and whether anything judges on it.
class DatasetsTest {
    private static final String POLICY =
            """
            {"name":"p","revision":2,"document":{"gates":[{"id":"structure"},
             {"id":"auc","dataset":"march@3"},{"id":"accuracy","dataset":"holdout"}]}}""";

    @TempDir Path folder;

    private final Gateway gateway = new Gateway();
    private Path rows;

    @BeforeEach
    void writeTheRows() throws Exception {
        rows = folder.resolve("rows.csv");
        Files.writeString(rows, "\"delay\",late,event_time,key\n1,0,2013-03-01T00:00:00Z,a\n");
    }

    @AfterEach
    void closeTheGateway() {
        gateway.close();
    }

    private Run validate(String dataset, String... more) {
        String[] arguments = {
            "validate", "m/1", "--policy", "p", "--no-wait", "--dataset", dataset + "=" + rows
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Run.slipway(gateway, all);
    }

    @Test
    void aFileWithoutTheUsualLabelColumnNeedsTheOptionWhichIsNamed() {
        Run run = validate("march");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: %s has no column label
                        what to do: name the column that says what happened with --label COLUMN; \
                        the columns are delay, late, event_time, key
                        """
                                .formatted(rows));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void aColumnThatWasNamedMustBeThere() {
        Run run = validate("march", "--label", "late", "--id", "kee");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: %s has no column kee, named by --id
                        what to do: the columns are delay, late, event_time, key
                        """
                                .formatted(rows));
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void columnsOfTheUsualNamesNeedNotBeNamed() {
        String dataset = "PUT /api/v1/datasets/march?label=late&id=key&eventTime=event_time";
        gateway.when("GET /api/v1/policies/p", 200, POLICY)
                .when(dataset, 201, "{\"rows\":1}")
                .when("POST /api/v1/evaluations", 202, "{\"id\":\"e\",\"state\":\"QUEUED\"}");

        Run run = validate("march", "--label", "late", "--id", "key");

        assertThat(run.err()).isEqualTo("data set march: 1 rows\n");
        assertThat(gateway.calls()).contains(dataset);
    }

    @Test
    void aDataSetThatNoGateUsesIsSaid() {
        gateway.when("GET /api/v1/policies/p", 200, POLICY)
                .when(
                        "PUT /api/v1/datasets/april?label=late&eventTime=event_time",
                        201,
                        "{\"rows\":1}")
                .when("POST /api/v1/evaluations", 202, "{\"id\":\"e\",\"state\":\"QUEUED\"}");

        assertThat(validate("april", "--label", "late").err())
                .startsWith(
                        "note: no gate of policy p uses the data set april; its gates use holdout,"
                                + " march\n");
    }

    @Test
    void aRevisionOfAPolicyIsLookedUpAsOne() {
        gateway.when("GET /api/v1/policies/p/revisions/2", 404, "{\"title\":\"Not found\"}");

        Run run =
                Run.slipway(
                        gateway,
                        "validate",
                        "m/1",
                        "--policy",
                        "p@2",
                        "--dataset",
                        "march=" + rows,
                        "--label",
                        "late");

        assertThat(run.err()).startsWith("error: Not found\n");
        assertThat(gateway.calls()).containsExactly("GET /api/v1/policies/p/revisions/2");
    }

    @Test
    void aFileThatIsNoTextIsNoCsv() throws Exception {
        Files.write(rows, new byte[] {8, 0, 0x12, 3, 'a', '\n', (byte) 0xff, (byte) 0xfe});
        assertThat(validate("march").err())
                .isEqualTo(
                        """
                        error: %s is not a CSV file: it is not text in UTF-8
                        what to do: give a file of text with commas, whose first line names the columns
                        """
                                .formatted(rows));

        Files.write(rows, new byte[] {8, 0, 0x12, 3, 'a', '\n'});
        assertThat(validate("march").err()).contains("it has bytes that no text has\n");

        Files.writeString(rows, "\n\n");
        assertThat(validate("march").err()).contains("it has no header\n");
    }

    @Test
    void aTextMayBeCutInTheMiddleOfACharacterWhereItIsLookedAt() throws Exception {
        Files.writeString(rows, "label," + "é".repeat(40_000) + "\n1,2\n");
        gateway.when("GET /api/v1/policies/p", 404, "{\"title\":\"Not found\"}");

        assertThat(validate("march").err()).startsWith("error: Not found\n");
    }
}
