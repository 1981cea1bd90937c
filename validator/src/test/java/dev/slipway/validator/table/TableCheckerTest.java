package dev.slipway.validator.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCheckerTest {
    private static Column column(String cells) throws IOException {
        StringBuilder csv = new StringBuilder("x,late\n");
        for (String cell : cells.split(" ", -1)) {
            csv.append(cell).append(",0\n");
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        return TableChecker.check(
                        new ByteArrayInputStream(bytes),
                        TableSpec.labelled("late"),
                        TableLimits.DEFAULT)
                .column("x")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "1 2.5 -3e4, NUMERIC",
        "'1  2', NUMERIC",
        "true false, BOOLEAN",
        "AA DL, STRING",
        "'', STRING",
        "1 2 AA, STRING",
        "AA 1 2, STRING",
        "true AA, STRING",
        "1 true, STRING",
        "NaN AA, STRING",
        "inf 7 AA, STRING"
    })
    void aColumnIsWhatAllItsCellsAre(String cells, ColumnType type) throws IOException {
        assertThat(column(cells).type()).isEqualTo(type);
    }

    @Test
    void theCellThatMadeNumbersTextIsRemembered() throws IOException {
        assertThat(column("1 2 AA 3 BB"))
                .isEqualTo(new Column("x", ColumnType.STRING, 0, "line 4 has 'AA'"));
        assertThat(column("AA 1 BB").mixed()).isNull();
        assertThat(column("1  2").missing()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1 NaN, 3", "NaN 1, 2", "inf, 2", "true nan false, 3"})
    void aNumberThatIsNoneIsRefusedInAColumnThatIsNotText(String cells, int line) {
        assertThatExceptionOfType(TableRefusal.class)
                .isThrownBy(() -> column(cells))
                .satisfies(
                        refusal ->
                                assertThat(refusal.violations())
                                        .extracting(Violation::field)
                                        .containsExactly("line " + line + ", column x"));
    }
}
