package dev.slipway.validator.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChildWatchTest {
    private Process process;

    @BeforeEach
    void startSomethingThatWaits() throws IOException {
        process = new ProcessBuilder("cat").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void whatTakesTooMuchMemoryIsEnded() throws InterruptedException {
        ChildLimits tiny = new ChildLimits(1, Duration.ofMinutes(5), SandboxLevel.SECCOMP);

        assertThat(new ChildWatch(process, tiny, Scorer.Abort.NEVER).await())
                .contains(new Refusal(Refusal.Kind.LIMITS, "used more than 1 bytes of memory"));
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void whatIsCalledOffIsLeftToTheCaller() {
        ChildWatch watch = new ChildWatch(process, ChildLimits.DEFAULT, () -> true);

        assertThatExceptionOfType(ScoringAborted.class).isThrownBy(watch::await);
    }

    @Test
    void whatEndsByItselfIsFine() throws Exception {
        process.getOutputStream().close();

        assertThat(new ChildWatch(process, ChildLimits.DEFAULT, Scorer.Abort.NEVER).await())
                .isEmpty();
    }
}
