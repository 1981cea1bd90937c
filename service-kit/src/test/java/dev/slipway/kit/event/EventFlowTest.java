package dev.slipway.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.event.Event;
import dev.slipway.core.event.ModelCreated;
import dev.slipway.kit.probe.RecordingConsumer;
import dev.slipway.testkit.WithStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class EventFlowTest {
    private static final EventContext CONTEXT =
            new EventContext("default", "tester", null, "req-1");

    @Inject EventLog log;
    @Inject EventReader reader;
    @Inject RecordingConsumer consumer;

    @Test
    void anAppendedEventReachesTheConsumerWithItsContext() throws Exception {
        String subject = "model-" + UUID.randomUUID();
        CompletableFuture<Event> seen = new CompletableFuture<>();
        consumer.beforeCommit(
                event -> {
                    if (event.subject().equals(subject)) {
                        seen.complete(event);
                    }
                });

        QuarkusTransaction.requiringNew()
                .run(() -> log.append(CONTEXT, subject, new ModelCreated(subject, "a-slug")));

        var event = seen.get(10, TimeUnit.SECONDS);
        assertThat(event.type()).isEqualTo("model.created");
        assertThat(event.data()).isEqualTo(new ModelCreated(subject, "a-slug"));
        assertThat(event.requestId()).isEqualTo("req-1");
        assertThat(event.actor()).isEqualTo("tester");
        assertThat(Duration.between(event.occurredAt(), Instant.now()))
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anEventOfARolledBackTransactionNeverExisted() {
        String subject = "gone-" + UUID.randomUUID();
        assertThatThrownBy(
                        () ->
                                QuarkusTransaction.requiringNew()
                                        .run(
                                                () -> {
                                                    log.append(
                                                            CONTEXT,
                                                            subject,
                                                            new ModelCreated(subject, "s"));
                                                    throw new IllegalStateException("changed");
                                                }))
                .hasMessage("changed");
        assertThat(reader.after(0, 1000, new EventReader.Filter("default", null, subject)))
                .isEmpty();
    }
}
