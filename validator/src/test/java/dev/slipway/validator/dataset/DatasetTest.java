package dev.slipway.validator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.id.Digest;
import dev.slipway.core.identity.Verb;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.testkit.WithStack;
import dev.slipway.validator.Api;
import dev.slipway.validator.Examples;
import dev.slipway.validator.Published;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithStack(role = "validator")
class DatasetTest {
    @Inject BlobStore blobs;

    @Test
    void aTableIsStoredWithItsColumns() throws IOException {
        String csv =
                "x,city,late,when\n1.5,NYC,0,2013-03-01T10:00:00Z\n,LA,1,2013-03-02T10:00:00Z\n";
        String digest = Digest.of(csv).value();
        Api.dataset("dataset-new", "small?label=late&eventTime=when", csv)
                .statusCode(201)
                .body("name", equalTo("small"))
                .body("revision", equalTo(1))
                .body("digest", equalTo(digest))
                .body("rows", equalTo(2))
                .body("positives", equalTo(1))
                .body("sizeBytes", equalTo(csv.length()))
                .body("columns.name", contains("x", "city", "late", "when"))
                .body("columns.type", contains("numeric", "string", "numeric", "string"))
                .body("columns.missing", contains(1, 0, 0, 0));

        try (InputStream in = blobs.open("validator", Digest.of(csv).hex())) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(csv);
        }
        assertThat(Published.events("dataset-new", "small")).containsExactly("dataset.registered");
    }

    @Test
    void theSameBytesWithTheSameRolesAreTheSameRevision() {
        String csv = "x,y,late\n1,2,0\n2,3,1\n";
        Api.dataset("dataset-same", "d?label=late", csv).statusCode(201);
        Api.dataset("dataset-same", "d?label=late", csv)
                .statusCode(200)
                .body("revision", equalTo(1));
        Api.dataset("dataset-same", "d?label=late&id=x", csv)
                .statusCode(201)
                .body("revision", equalTo(2));
        Api.as("dataset-same")
                .get("/api/v1/datasets/d")
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("idColumn", equalTo("x"));
    }

    @Test
    void theExamplesDataIsTaken() {
        Api.dataset(
                        "dataset-example",
                        "march?label=late&id=flight_key&eventTime=event_time&observedAt=observed_at",
                        Examples.text("data/march.csv"))
                .statusCode(201)
                .body("rows", equalTo(4000))
                .body("positives", equalTo(928));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "label=late | x,y\\n1,2\\n | line 1 | there is no column late, named as the label column",
                "label=late&id=key | x,late\\n1,0\\n | line 1 | there is no column key, named as the id column",
                "label=late | x,late\\n1,0\\nNaN,1\\n | line 3, column x | 'NaN' is not a value; leave the cell empty",
                "label=late | x,late\\ninf,1\\n | line 2, column x | 'inf' is not a value",
                "label=late | x,late\\n1,0\\n1\\n | line 3 | the row has 1 cells, the header has 2",
                "label=late | x,late\\n1,0\\n1,0,0\\n | line 3 | the row has 3 cells, the header has 2",
                "label=late | x,late\\n1,2\\n | line 2, column late | the label must be 0 or 1, not '2'",
                "label=late | x,late\\n1,\\n | line 2, column late | the label is missing",
                "label=late&id=x | x,late\\n7,0\\n7,1\\n | line 3, column x | the id '7' was used by an earlier row",
                "label=late&eventTime=x | x,late\\nnoon,0\\n | line 2, column x | 'noon' is not a time",
                "label=late | x,x,late\\n1,1,0\\n | line 1, column x | the name is used twice",
                "label=late | x,late\\n | line 2 | there are no rows below the header",
                "label=late | x,late\\n\"open,0\\n | after line 1 | not readable as CSV",
            })
    void whatIsWrongIsNamedWithLineAndColumn(
            String query, String csv, String field, String message) {
        Api.dataset("dataset-bad", "bad?" + query, csv.replace("\\n", "\n"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("DATASET_REFUSED"))
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString(message));
        Api.as("dataset-bad").get("/api/v1/datasets/bad").then().statusCode(404);
    }

    @Test
    void anEmptyBodyIsRefused() {
        Api.dataset("dataset-bad", "bad?label=late", "")
                .statusCode(422)
                .body("violations[0].message", containsString("the file is empty"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "x,late\n\u00e9,1\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Api.as("dataset-bad")
                .contentType("text/csv")
                .body(latin)
                .put("/api/v1/datasets/bad?label=late")
                .then()
                .statusCode(422)
                .body("violations[0].message", equalTo("the text is not UTF-8"));
    }

    @Test
    void theLabelMustBeNamed() {
        Api.dataset("dataset-bad", "bad", "x,late\n1,0\n")
                .statusCode(400)
                .body("violations[0].field", equalTo("label"));
        Api.dataset("dataset-bad", "Bad_Name?label=late", "x,late\n1,0\n")
                .statusCode(400)
                .body("violations[0].field", equalTo("name"));
    }

    @Test
    void rightsAndProjectsAreKept() {
        Api.dataset("dataset-mine", "mine?label=late", "x,late\n1,0\n").statusCode(201);

        Api.as("dataset-mine", Verb.READ)
                .contentType("text/csv")
                .body("x,late\n1,0\n")
                .put("/api/v1/datasets/mine?label=late")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        Api.as("dataset-other").get("/api/v1/datasets/mine").then().statusCode(404);
        Api.as("dataset-mine")
                .get("/api/v1/datasets")
                .then()
                .statusCode(200)
                .body("items.name", contains("mine"));
    }
}
