package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.model.Datatype;
import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.fixture.RunningServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each row of the edge cases that a V2 server must get right, in JSON.
class InferConformanceTest {
    @TempDir private static Path folder;

    private static RunningServer floats;
    private static RunningServer columns;

    @BeforeAll
    static void start() throws Exception {
        floats = RunningServer.alone(folder, Models.identity(Datatype.FP32));
        columns = RunningServer.alone(folder, Models.columns());
    }

    @AfterAll
    static void stop() {
        floats.close();
        columns.close();
    }

    private static JsonNode data(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("outputs").path(0).path("data");
    }

    private static void refused(Answer answer, String message) {
        assertThat(answer.error()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void answerHasModelVersionIdAndOutputs() throws Exception {
        Answer answer =
                floats.infer(
                        Json.of(
                                "{'id':'a7','inputs':[{'name':'x','shape':[1,2],'datatype':'FP32','data':[1.5,-2]}]}"));
        assertThat(answer.body().toString())
                .isEqualTo(
                        Json.of(
                                "{'model_name':'m','model_version':'1','id':'a7','outputs':[{'name':'y','datatype':'FP32','shape':[1,2],'data':[1.5,-2.0]}]}"));
        assertThat(answer.response().headers().firstValue("content-type"))
                .hasValue("application/json");
    }

    @Test
    void idIsMadeWhenNoneIsGivenAndDiffersEachTime() throws Exception {
        String body = Json.input("FP32", "[1,2]", "[1,2]");
        String first = floats.infer(body).body().path("id").asText();
        String second = floats.infer(body).body().path("id").asText();
        assertThat(first).isNotEmpty().isNotEqualTo(second);
        String empty = body.replaceFirst("\\{", "{\"id\":\"\",");
        assertThat(floats.infer(empty).body().path("id").asText()).isNotEmpty();
    }

    @Test
    void idFitsTheNamesThatTheMonitorGivesToRows() throws Exception {
        String body = Json.input("FP32", "[1,2]", "[1,2]");
        String longest = "i".repeat(180);
        String fits = body.replaceFirst("\\{", "{\"id\":\"" + longest + "\",");
        assertThat(floats.infer(fits).body().path("id").asText()).isEqualTo(longest);
        String over = fits.replace(longest, longest + "i");
        refused(floats.infer(over), "id is longer than 180 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\nb", "\\u007f", "\\u0085"})
    void idWithControlCharactersIsRefused(String escaped) throws Exception {
        String body = Json.input("FP32", "[1,2]", "[1,2]");
        String with = "{\"id\":\"" + escaped + "\"," + body.substring(1);
        refused(floats.infer(with), "id holds a control character");
    }

    @Test
    void idWithEscapesComesBackAsTheSameString() throws Exception {
        String body =
                "{\"id\":\"\\u00e9\\/\\ud83d\\ude00\",\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";
        assertThat(floats.infer(body).body().path("id").asText()).isEqualTo("é/😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'inputs':[{'data':[1,2],'datatype':'FP32','shape':[1,2],'name':'x'}]}",
                "{'inputs':[{'shape':[1,2],'data':[1,2],'name':'x','datatype':'FP32'}]}",
                "{'outputs':[],'inputs':[{'name':'x','data':[[1],[2]],'shape':[1,2],'datatype':'FP32'}]}",
                "{'outputs':null,'parameters':null,'id':null,'inputs':[{'name':'x','shape':[1,2],'datatype':'FP32','data':[[1,2]],'parameters':null}]}",
                "{'model_name':'other','unknown':{'a':[{}]},'inputs':[{'name':'x','extra':[1],'shape':[1,2],'datatype':'FP32','data':[[[1,2]]]}]}",
                "{'parameters':{'priority':3,'timeout':5,'headers':{'a':1},'triton_x':[]},'inputs':[{'name':'x','shape':[1,2.0],'datatype':'FP32','data':[1.0e0,20e-1]}]}",
                " { 'inputs' : [ { 'name' : 'x' , 'shape' : [ 1 , 2 ] , 'datatype' : 'FP32' , 'data' : [ 1 , 2 ] } ] } "
            })
    void keyOrderNestingAndUnknownFieldsDoNotMatter(String body) throws Exception {
        assertThat(data(floats.infer(Json.of(body))).toString()).isEqualTo("[1.0,2.0]");
    }

    @Test
    void keyNamesMayBeEscaped() throws Exception {
        String body =
                "{\"\\u0069nputs\":[{\"n\\u0061me\":\"\\u0078\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";
        assertThat(data(floats.infer(body)).toString()).isEqualTo("[1.0,2.0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2] | [1] | input x: data has 1 elements, the shape needs 2",
                "[1,2] | [1,2,3] | input x: data has more elements, the shape needs 2",
                "[1,2] | [] | input x: data has 0 elements, the shape needs 2",
                "[2,2] | [[1,2,3],[4]] | input x: data is ragged: lists of one level differ in length or depth",
                "[2,2] | [[1,2],3,4] | input x: data is ragged: lists of one level differ in length or depth",
                "[2,2] | [[1,2],[[3,4]]] | input x: data is ragged: lists of one level differ in length or depth",
                "[1,2] | 5 | input x: expected '[' but found '5' at byte 62",
                "[1,2] | null | input x: data is missing",
                "[1,3] | [1,2,3] | input x: the shape is [1, 3], expected [-1, 2] (-1 is any size)",
                "[2] | [1,2] | input x: the shape is [2], expected [-1, 2] (-1 is any size)",
                "[1,1,2] | [1,2] | input x: the shape is [1, 1, 2], expected [-1, 2] (-1 is any size)",
                "[] | [1] | input x: the shape is [], expected [-1, 2] (-1 is any size)",
                "[-1,2] | [1,2] | input x: shape[0]: -1 is not from 0 to 9223372036854775807",
                "[1.5,2] | [1,2] | input x: shape[0]: 1.5 is not an integer",
                "[9223372036854775807,2] | [1,2] | input x: the shape is too large",
                "[1000000,2] | [1,2] | input x: data has fewer elements than the 2000000 that the shape needs",
                "[1,2] | [NaN,1] | input x: data[0]: expected a number but found 'N' at byte 63",
                "[1,2] | [1,Infinity] | input x: data[1]: expected a number but found 'I' at byte 65",
                "[1,2] | [1,1e999] | input x: data[1]: 1e999 is too large for FP32",
                "[1,2] | [1,1e39] | input x: data[1]: 1e39 is too large for FP32",
                "[1,2] | [null,1] | input x: data[0]: expected a number but found 'n' at byte 63",
                "[1,2] | ['1',2] | input x: data[0]: expected a number but found '\"' at byte 63",
                "[1,2] | [true,2] | input x: data[0]: expected a number but found 't' at byte 63"
            })
    void whatDoesNotFitIsRefusedByName(String shape, String data, String message) throws Exception {
        refused(floats.infer(Json.input("FP32", shape, Json.of(data))), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | expected a JSON object as the body but found the end at byte 0",
                "[] | expected a JSON object as the body but found '[' at byte 0",
                "null | expected a JSON object as the body but found 'n' at byte 0",
                "{} | inputs is missing",
                "{\"inputs\":null} | inputs is missing",
                "{\"inputs\":[]} | input x is missing",
                "{\"inputs\":[{}]} | inputs: an entry has no name",
                "{\"inputs\":{}} | expected '[' but found '{' at byte 10",
                "{\"inputs\":[{\"name\":\"z\"}]} | inputs: the model has no input 'z'; it has [x]",
                "{\"inputs\":[{\"name\":\"x\"}]} | input x: shape is missing",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2]}]} | input x: datatype is missing",
                "{\"id\":7,\"inputs\":[]} | id must be a string",
                "{\"id\":\"a\",\"id\":\"b\"} | the key 'id' comes twice in one object",
                "{\"a\":1,\"a\":1} | the key 'a' comes twice in one object",
                "{\"inputs\":[{\"name\":\"x\",\"name\":\"x\"}]} | input x: the key 'name' comes twice in one object",
                "{\"parameters\":{\"p\":1,\"p\":2}} | the key 'p' comes twice in one object",
                "{\"parameters\":{\"timeout\":-1}} | parameter timeout: -1 is not from 0 to 9223372036854775807",
                "{\"outputs\":[{\"name\":\"q\"}]} | the model has no output 'q'; it has [y]",
                "{\"outputs\":[{}]} | an entry of outputs has no name",
                "{\"inputs\":[{\"name\":\"x\",\"parameters\":{\"shared_memory_region\":\"r\"}}]} | input x: shared memory is not served",
                "{\"inputs\":[{\"name\":\"x\",\"parameters\":{\"binary_data_size\":8}}]} | input x: binary tensors are not served; send data as JSON",
                "{\"inputs\":[} | inputs: expected '{' but found '}' at byte 11",
                "{\"inputs\" | expected ':' but found the end at byte 9"
            })
    void malformedRequestsAreRefused(String body, String message) throws Exception {
        refused(floats.infer(body), message);
    }

    @Test
    void textBehindTheRequestIsRefused() throws Exception {
        refused(
                floats.infer(Json.input("FP32", "[1,2]", "[1,2]") + "x"),
                "there is more text after the value, at byte 70");
    }

    @Test
    void deepNestingIsRefusedAlsoInIgnoredFields() throws Exception {
        String deep = "[".repeat(200_000);
        refused(floats.infer("{\"a\":" + deep), "nesting is deeper than 100");
        refused(
                floats.infer(Json.input("FP32", "[1,2]", deep)),
                "input x: nesting is deeper than 100");
    }

    @Test
    void wrongDatatypeIsRefusedWithTheExpectedOne() throws Exception {
        refused(
                floats.infer(Json.input("INT64", "[1,2]", "[1,2]")),
                "input x: the datatype is INT64, expected FP32");
        refused(
                floats.infer(Json.input("fp32", "[1,2]", "[1,2]")),
                "input x: the datatype is fp32, expected FP32");
    }

    @Test
    void zeroRowsAreAnswered() throws Exception {
        Answer answer = floats.infer(Json.input("FP32", "[0,2]", "[]"));
        assertThat(data(answer)).isEmpty();
        assertThat(answer.body().path("outputs").path(0).path("shape").toString())
                .isEqualTo("[0,2]");
    }

    @Test
    void outputsComeAsRequestedAndOnce() throws Exception {
        String inputs =
                "'inputs':[{'name':'city','shape':[1,1],'datatype':'BYTES','data':['Rome']},{'name':'age','shape':[1,1],'datatype':'FP32','data':[7]}]";
        Answer answer =
                columns.infer(
                        Json.of(
                                "{'outputs':[{'name':'same_city'},{'name':'same_age'},{'name':'same_city'}],"
                                        + inputs
                                        + "}"));
        assertThat(answer.body().path("outputs").toString())
                .isEqualTo(
                        Json.of(
                                "[{'name':'same_city','datatype':'BYTES','shape':[1,1],'data':['Rome']},{'name':'same_age','datatype':'FP32','shape':[1,1],'data':[7.0]}]"));
        Answer one = columns.infer(Json.of("{" + inputs + ",'outputs':[{'name':'same_age'}]}"));
        assertThat(one.body().path("outputs")).hasSize(1);
    }

    @Test
    void rowsOfInputsMustAgree() throws Exception {
        String body =
                Json.of(
                        "{'inputs':[{'name':'age','shape':[2,1],'datatype':'FP32','data':[1,2]},{'name':'city','shape':[1,1],'datatype':'BYTES','data':['a']}]}");
        refused(columns.infer(body), "input city: has 1 rows, but input age has 2");
    }

    @Test
    void missingAndRepeatedInputsAreNamed() throws Exception {
        String age = "{'name':'age','shape':[1,1],'datatype':'FP32','data':[1]}";
        refused(columns.infer(Json.of("{'inputs':[" + age + "]}")), "input city is missing");
        refused(
                columns.infer(Json.of("{'inputs':[" + age + "," + age + "]}")),
                "input age: is given twice");
    }

    @Test
    void stringsKeepEveryCharacterOfTheBasicPlane() throws Exception {
        String body =
                "{\"inputs\":[{\"name\":\"age\",\"shape\":[3,1],\"datatype\":\"FP32\",\"data\":[1,2,3]},{\"name\":\"city\",\"shape\":[3,1],\"datatype\":\"BYTES\",\"data\":[\"Zürich\",\"\",\"a\\\"\\\\\\u4e2d\"]}]}";
        Answer answer = columns.infer(body);
        assertThat(answer.body().path("outputs").path(1).path("data").toString())
                .isEqualTo("[\"Zürich\",\"\",\"a\\\"\\\\中\"]");
    }

    @Test
    void loneSurrogatesAreRefused() throws Exception {
        String body =
                "{\"inputs\":[{\"name\":\"city\",\"shape\":[1,1],\"datatype\":\"BYTES\",\"data\":[\"\\ud800\"]}]}";
        refused(
                columns.infer(body),
                "input city: data[0]: a string holds half of a surrogate pair");
    }
}
