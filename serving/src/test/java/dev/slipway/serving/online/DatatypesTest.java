package dev.slipway.serving.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Datatype;
import dev.slipway.serving.fixture.Json;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.fixture.RunningServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatatypesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOL | [true,0] | [true,false]",
                "UINT8 | [0,255] | [0,255]",
                "UINT16 | [0,65535] | [0,65535]",
                "UINT32 | [0,4294967295] | [0,4294967295]",
                "UINT64 | [9007199254740993,18446744073709551615] | [9007199254740993,18446744073709551615]",
                "INT8 | [-128,127] | [-128,127]",
                "INT16 | [-32768,32767] | [-32768,32767]",
                "INT32 | [-2147483648,2147483647] | [-2147483648,2147483647]",
                "INT64 | [-9223372036854775808,9007199254740993] | [-9223372036854775808,9007199254740993]",
                "FP32 | [0.1,3.4028235e38] | [0.1,3.4028235E38]",
                "FP64 | [0.1,4.9e-324] | [0.1,4.9E-324]",
                "BYTES | ['a',''] | ['a','']"
            })
    void valuesGoThroughUnchanged(Datatype type, String given, String expected) throws Exception {
        try (RunningServer server = RunningServer.alone(folder, Models.identity(type))) {
            Answer answer = server.infer(Json.input(type.name(), "[1,2]", Json.of(given)));
            assertThat(answer.response().body())
                    .contains("\"datatype\":\"" + type + "\"")
                    .contains("\"data\":" + Json.of(expected) + "}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOL | [2,0] | 2 is not from 0 to 1",
                "UINT8 | [300,0] | 300 is not from 0 to 255",
                "UINT8 | [-1,0] | -1 is not from 0 to 255",
                "UINT32 | [-1,0] | -1 is not from 0 to 4294967295",
                "UINT64 | [-1,0] | -1 is not from 0 to 18446744073709551615",
                "UINT64 | [18446744073709551616,0] | 18446744073709551616 is not from 0 to 18446744073709551615",
                "INT8 | [128,0] | 128 is not from -128 to 127",
                "INT64 | [9223372036854775808,0] | 9223372036854775808 is not from -9223372036854775808 to 9223372036854775807",
                "INT32 | [1.5,0] | 1.5 is not an integer"
            })
    void integersNeverWrap(Datatype type, String given, String message) throws Exception {
        try (RunningServer server = RunningServer.alone(folder, Models.identity(type))) {
            Answer answer = server.infer(Json.input(type.name(), "[1,2]", given));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("input x: data[0]: " + message);
        }
    }

    @ParameterizedTest
    @CsvSource({"FP16", "BF16"})
    void halvesHaveNoJsonForm(Datatype type) throws Exception {
        try (RunningServer server = RunningServer.alone(folder, Models.identity(type))) {
            Answer answer = server.infer(Json.input(type.name(), "[1,2]", "[1,2]"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error())
                    .isEqualTo(
                            "input x: data[0]: "
                                    + type
                                    + " has no JSON form; send it as binary data");
        }
    }

    @Test
    void whatIsNotFiniteInAnAnswerIsRefusedByOutputAndIndex() throws Exception {
        try (RunningServer server = RunningServer.alone(folder, Models.logarithm())) {
            Answer nan = server.infer(Json.input("FP32", "[2,1]", "[1,-1]"));
            assertThat(nan.status()).isEqualTo(400);
            assertThat(nan.error())
                    .isEqualTo(
                            "output y: data[1] is not a finite number, which JSON cannot carry; ask for binary data");
            assertThat(server.infer(Json.input("FP32", "[1,1]", "[0]")).status()).isEqualTo(400);
            assertThat(server.infer(Json.input("FP32", "[1,1]", "[1]")).status()).isEqualTo(200);
        }
    }

    @Test
    void valuesThatTheModelCannotScoreAreTheCallersFault() throws Exception {
        try (RunningServer server = RunningServer.alone(folder, Models.lookup())) {
            String body =
                    Json.of(
                            "{'inputs':[{'name':'index','shape':[1],'datatype':'INT64','data':[7]}]}");
            Answer answer = server.infer(body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).startsWith("the model cannot score these inputs: ");
            assertThat(server.infer(body.replace("[7]", "[1]")).body().path("outputs").toString())
                    .contains("\"data\":[20.0]");
        }
    }
}
