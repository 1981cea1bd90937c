package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.LocalMachine;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class MemoryTest {
    @Inject KubernetesConfig config;

    @Test
    void nothingIsKeptOfAForgottenRelease() {
        Memory memory = new Memory(Clock.systemUTC(), config);
        UUID release = UUID.randomUUID();
        Lock first = memory.lock(release);
        memory.touched(release);
        assertThat(memory.touchedLately(release)).isTrue();

        memory.forget(release);
        first.unlock();

        assertThat(memory.touchedLately(release)).isFalse();
        Lock second = memory.lock(release);
        assertThat(second).isNotSameAs(first);
        second.unlock();
    }
}
