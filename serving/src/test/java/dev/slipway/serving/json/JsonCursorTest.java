package dev.slipway.serving.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    private static JsonCursor over(byte[] bytes) {
        JsonCursor cursor = new JsonCursor();
        cursor.over(bytes, 0, bytes.length);
        return cursor;
    }

    private static JsonCursor over(String text) {
        return over(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void everyStringWrittenReadsBack(@ForAll String text) throws Exception {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return;
        }
        JsonWriter writer = new JsonWriter();
        writer.string(text);
        JsonCursor cursor = new JsonCursor();
        cursor.over(writer.array(), 0, writer.size());
        assertThat(cursor.readString()).isEqualTo(text);
        cursor.expectEnd();
    }

    @Test
    void escapesAreUnfolded() throws Exception {
        assertThat(over("\"a\\u00e9\\n\\/\\\"\\ud83d\\ude00z\"").readString())
                .isEqualTo("aé\n/\"😀z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a",
                "\"\\ud800\"",
                "\"\\ud800x\"",
                "\"\\udc00\\ud800\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\",
                "\"a\nb\"",
                "'a'",
                "a"
            })
    void malformedStringsAreRefused(String text) {
        assertThatThrownBy(() -> over(text).readString()).isInstanceOf(JsonException.class);
    }

    @Test
    void badUtf8IsRefused() {
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        assertThatThrownBy(() -> over(overlong).readString())
                .hasMessage("a string at byte 1 is not UTF-8");
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThatThrownBy(() -> over(surrogate).readString()).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{}]",
                "{\"a\":[1,2,{\"b\":null}],\"c\":\"x\"}",
                "true",
                "-1.5e3",
                "\"x\"",
                " [ 1 , 2 ] "
            })
    void wholeValuesAreSkipped(String text) throws Exception {
        JsonCursor cursor = over(text);
        cursor.skipValue();
        cursor.expectEnd();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1 2]",
                "{1:2}",
                "tru",
                "nul",
                "[}",
                "{]",
                "",
                "NaN",
                "[1,,2]"
            })
    void malformedValuesAreRefusedEvenWhenSkipped(String text) {
        assertThatThrownBy(
                        () -> {
                            JsonCursor cursor = over(text);
                            cursor.skipValue();
                            cursor.expectEnd();
                        })
                .isInstanceOf(JsonException.class);
    }

    @Test
    void nestingIsBoundedWithoutRecursion() throws Exception {
        over("[".repeat(100) + "]".repeat(100)).skipValue();
        assertThatThrownBy(() -> over("[".repeat(101) + "]".repeat(101)).skipValue())
                .hasMessage("nesting is deeper than 100");
        assertThatThrownBy(() -> over("[".repeat(5_000_000)).skipValue())
                .hasMessage("nesting is deeper than 100");
    }
}
