package dev.slipway.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aCursorGivesItsKeyBack() {
        assertThat(Cursor.decode(Cursor.encode("ä b", "", "7"), 3)).containsExactly("ä b", "", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!", "YQ", "a=b"})
    void whatIsNoCursorOfTheListIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, 2)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCursorGivesItsKeyBackAsTheValueThatItIs() {
        UUID id = UUID.fromString("01a21159-cb94-75b7-9926-51bc091c18d2");
        assertThat(Cursor.<UUID>read(Cursor.encode(id.toString()), UUID::fromString)).isEqualTo(id);
        assertThat(Cursor.<Long>read(Cursor.encode("42"), Long::parseLong)).isEqualTo(42);
    }

    @Test
    void aKeyThatIsNoSuchValueIsRefused() {
        assertThatThrownBy(() -> Cursor.read(Cursor.encode("x"), UUID::fromString))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        "The query parameter cursor must be the `next` of a previous page");
    }

    @Test
    void aPageKnowsWhetherMoreFollows() {
        Page<String> page = Page.of(List.of(1, 2, 3), 2, String::valueOf, row -> "row " + row);
        assertThat(page).isEqualTo(new Page<>(List.of("row 1", "row 2"), "2"));
        assertThat(Page.of(List.of(1, 2), 2, String::valueOf, String::valueOf).next()).isNull();
    }

    @Test
    void limitsHaveADefaultAndBounds() {
        assertThat(Page.limit(null)).isEqualTo(50);
        assertThat(Page.limit(200)).isEqualTo(200);
        assertThatThrownBy(() -> Page.limit(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Page.limit(201)).isInstanceOf(ProblemException.class);
    }
}
