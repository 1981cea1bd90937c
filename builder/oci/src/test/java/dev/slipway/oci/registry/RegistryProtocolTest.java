package dev.slipway.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.registry.FakeRegistry.Fault;
import dev.slipway.oci.registry.FakeRegistry.Seen;
import dev.slipway.oci.registry.RegistryException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a registry may do to a client: ask for tokens, let them run out, be busy, point elsewhere.
class RegistryProtocolTest {
    private static final Credentials USER = new Credentials.UserPassword("user", "secret");

    private final List<Duration> pauses = new ArrayList<>();
    private final RegistryClient client =
            new RegistryClient(
                    new RegistrySettings(
                            Set.of(), 3, Duration.ofMillis(1), 1000, Duration.ofSeconds(10)),
                    pauses::add);
    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
        client.close();
    }

    @Test
    void aTokenIsFetchedWithTheCredentialsAndUsedFromThenOn() throws Exception {
        registry.giveTokens("one");

        push(TestImage.of(500, 1), USER);

        List<Seen> seen = registry.seen();
        assertThat(seen.get(1).path()).isEqualTo("/token");
        assertThat(seen.get(1).query())
                .isEqualTo("service=fake&scope=repository:team/model:pull,push");
        assertThat(seen.get(1).authorization()).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
        assertThat(seen.subList(2, seen.size()))
                .extracting(Seen::authorization)
                .containsOnly("Bearer one");
    }

    @Test
    void aTokenThatRunsOutInMidUploadIsRenewed() throws Exception {
        registry.giveTokens("one", "two");
        registry.failNext(new Fault("PATCH", 401, challenge()));
        TestImage image = TestImage.of(2500, 2);

        push(image, USER);

        assertThat(registry.has(image.layer(0))).isTrue();
        assertThat(registry.seen()).extracting(Seen::authorization).contains("Bearer two");
    }

    @Test
    void aBusyRegistryIsAskedAgainWhenItSaysSo() throws Exception {
        registry.failNext(new Fault("HEAD", 429, Map.of("Retry-After", "7")));

        push(TestImage.of(500, 3), Credentials.NONE);

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aRegistryThatAsksForAnHourIsNotObeyed() throws Exception {
        registry.failNext(new Fault("HEAD", 503, Map.of("Retry-After", "3600")));

        push(TestImage.of(500, 4), Credentials.NONE);

        assertThat(pauses).containsExactly(RegistrySettings.LONGEST_PAUSE);
    }

    @Test
    void aRegistryThatStaysBusyIsGivenUp() {
        Fault busy = new Fault("HEAD", 503, Map.of());
        registry.failNext(busy, busy, busy);

        assertThatThrownBy(() -> push(TestImage.of(500, 5), Credentials.NONE))
                .isInstanceOf(RegistryException.class)
                .hasMessageEndingWith("(503): try again later")
                .extracting(failure -> ((RegistryException) failure).reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void aPieceThatFailsIsSentAgainFromWhereTheRegistryStands() throws Exception {
        registry.failNext(new Fault("PATCH", 500, Map.of()));
        TestImage image = TestImage.of(2500, 6);

        push(image, Credentials.NONE);

        assertThat(registry.has(image.layer(0))).isTrue();
        assertThat(pauses).containsExactly(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void anUploadThatIsLostOnceBeginsAnew(int status) throws Exception {
        registry.loseUploads(1, status);
        TestImage image = TestImage.of(2500, 11);

        push(image, Credentials.NONE);

        assertThat(registry.has(image.layer(0))).isTrue();
        assertThat(pauses).containsExactly(Duration.ofMillis(1));
        assertThat(pieces()).isEqualTo(6);
    }

    /// The configuration, then two pieces in each of three attempts: a first piece that is sent
    /// again is no progress.
    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    @Timeout(60)
    void aRegistryThatLosesEveryUploadIsGivenUp(int status) {
        registry.loseUploads(Integer.MAX_VALUE, status);

        assertThatThrownBy(() -> push(TestImage.of(2500, 12), Credentials.NONE))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("(" + status + "): try again later")
                .extracting(failure -> ((RegistryException) failure).reason())
                .isEqualTo(Reason.UNAVAILABLE);
        assertThat(pauses).containsExactly(Duration.ofMillis(1), Duration.ofMillis(2));
        assertThat(pieces()).isEqualTo(7);
    }

    @Test
    void aPushCanBeEndedBeforeEachPiece() {
        var passed = new AtomicInteger();
        PushListener ending =
                new PushListener() {
                    @Override
                    public void pushed(PushedBlob blob) {}

                    @Override
                    public void checkpoint() {
                        if (passed.incrementAndGet() == 3) {
                            throw new CancellationException("enough");
                        }
                    }
                };

        assertThatThrownBy(
                        () ->
                                client.push(
                                        TestImage.of(2500, 13)
                                                .to(
                                                        new Repository(
                                                                registry.address(), "team/model"),
                                                        "1"),
                                        Credentials.NONE,
                                        ending))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        assertThat(pieces()).isEqualTo(2);
    }

    private long pieces() {
        return registry.seen().stream().filter(each -> each.method().equals("PATCH")).count();
    }

    @Test
    void credentialsDoNotFollowARedirectToAnotherHost() throws Exception {
        try (var other = new FakeRegistry()) {
            registry.giveTokens("one");
            registry.failNext(
                    new Fault("HEAD", 307, Map.of("Location", "http://" + other.address() + "/x")));

            push(TestImage.of(500, 7), USER);

            assertThat(other.seen()).containsExactly(new Seen("HEAD", "/x", "", ""));
        }
    }

    @Test
    void aPlainAddressThatNobodyListedIsNotFollowed() {
        registry.failNext(new Fault("POST", 202, Map.of("Location", "http://registry.invalid/x")));

        assertThatThrownBy(() -> push(TestImage.of(500, 8), USER))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(
                        "it points to http://registry.invalid, which is neither HTTPS nor listed as"
                                + " insecure");
    }

    @Test
    void aTokenServiceOnAPlainAddressGetsNoPassword() {
        registry.failNext(
                new Fault(
                        "HEAD",
                        401,
                        Map.of(
                                "WWW-Authenticate",
                                "Bearer realm=\"http://tokens.invalid/token\"")));

        assertThatThrownBy(() -> push(TestImage.of(500, 9), USER))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("it points to http://tokens.invalid");
    }

    @Test
    void aRefusalSaysWhatTheRegistrySaid() {
        registry.failNext(new Fault("POST", 403, Map.of()));

        assertThatThrownBy(() -> push(TestImage.of(500, 10), USER))
                .isInstanceOf(RegistryException.class)
                .hasMessage(
                        "the credentials do not suffice to push to "
                                + registry.address()
                                + "/team/model (403)")
                .extracting(failure -> ((RegistryException) failure).reason())
                .isEqualTo(Reason.FORBIDDEN);
    }

    private Map<String, String> challenge() {
        return Map.of(
                "WWW-Authenticate",
                "Bearer realm=\"http://" + registry.address() + "/token\",service=\"fake\"");
    }

    private void push(TestImage image, Credentials credentials) throws Exception {
        client.push(
                image.to(new Repository(registry.address(), "team/model"), "1"),
                credentials,
                _ -> {});
    }
}
