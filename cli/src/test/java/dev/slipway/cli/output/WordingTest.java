package dev.slipway.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final Wording WORDING = new Wording("./slipway");

    /// Left what a service says, right what the command line prints.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
        There is no environment prodd; there are staging. PUT /api/v1/environments/prodd makes it. | There is no environment prodd; there are staging. `./slipway environment create prodd --target local` makes it.
        It is not installed here; PUT /api/v1/environments/a with one of local. | It is not installed here; make one with `./slipway environment create NAME --target TARGET`, TARGET one of local.
        There is no image of my model/1 yet; build one with POST /api/v1/builds. | There is no image of my model/1 yet; build one with `./slipway build 'my model/1'`.
        m/1 has not been evaluated. Evaluate it with POST /api/v1/evaluations first. | m/1 has not been evaluated. Evaluate it with `./slipway validate m/1 --policy NAME` first.
        take it back with POST /api/v1/deployments/staging/m/rollback. | take it back with `./slipway rollback staging/m --reason TEXT`.
        Register it: PUT /api/v1/datasets/march?label=COLUMN | Register it: add `--dataset march=FILE --label COLUMN`
        There is no policy p. See GET /api/v1/policies. | There is no policy p. See `./slipway policy list`.
        See GET /api/v1/evaluations/0190-ab for why. | See `./slipway evaluation get 0190-ab` for why.
        There is no version m/9. See GET /api/v1/models. | There is no version m/9. See `./slipway model list`.
        must be an ISO 8601 duration of at most 366 days, for example P30D | must be a time of at most 366 days, for example 30d
        staging/m has no earlier healthy release to go back to. | staging/m has no earlier healthy release of another image to go back to.
        make a new one with `slipway open`. | make a new one with `./slipway open`.
        """)
    void adviceIsInCommandsOfThisCommandLine(String said, String printed) {
        assertThat(WORDING.of(said)).isEqualTo(printed);
    }

    @Test
    void theIndentOfALineIsNoPartOfAName() {
        assertThat(
                        WORDING.of(
                                "  my model/1 has not been evaluated. Evaluate it with POST"
                                        + " /api/v1/evaluations first."))
                .isEqualTo(
                        "  my model/1 has not been evaluated. Evaluate it with `./slipway validate"
                                + " 'my model/1' --policy NAME` first.");
    }

    @Test
    void otherTextAndOtherCallsStayAsTheyAre() {
        String text = "See GET /api/v1/unheard-of; costs $1 \\ 2.";
        assertThat(WORDING.of(text)).isEqualTo(text);
    }

    @Test
    void onThePathTheCommandIsCalledByItsName() {
        assertThat(new Wording("slipway").of("look with `slipway status`"))
                .isEqualTo("look with `slipway status`");
    }
}
