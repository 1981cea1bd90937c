package dev.slipway.monitor;

import static dev.slipway.monitor.Calls.WEEK_0;
import static dev.slipway.monitor.Calls.caller;
import static dev.slipway.monitor.Calls.ingest;
import static dev.slipway.monitor.Calls.report;
import static dev.slipway.monitor.Calls.week;
import static dev.slipway.monitor.WatchedRelease.TEMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "monitor")
class PagesTest {
    private static final String WINDOWS = "/api/v1/monitors/staging/long/windows";

    @Inject WatchedRelease releases;

    @Test
    void windowsBeforeThoseShownAreReachedThroughNext() throws Exception {
        UUID release = releases.watched("long");
        for (int week = 0; week < 3; week++) {
            ingest(report(release, "long", week, week(week, TEMP.counts(), 1))).statusCode(202);
        }

        String next =
                caller(Verb.READ)
                        .get(WINDOWS + "?limit=2")
                        .then()
                        .statusCode(200)
                        .body("items.start", contains(start(1), start(2)))
                        .extract()
                        .path("next");
        caller(Verb.READ)
                .get(WINDOWS + "?limit=2&cursor=" + next)
                .then()
                .body("items.start", contains(start(0)))
                .body("next", nullValue());
        caller(Verb.READ)
                .get(WINDOWS)
                .then()
                .body("items.start", contains(start(0), start(1), start(2)))
                .body("next", nullValue());
    }

    @Test
    void monitorsComeInPages() throws Exception {
        for (String name : List.of("page-a", "page-b", "page-c")) {
            releases.watched(name);
        }
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            var page = page(cursor);
            names.addAll(page.path("items.deployment"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(names).containsSubsequence("page-a", "page-b", "page-c");
        assertThat(names).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLimitOrCursorThatIsNoneIsRefused() throws Exception {
        releases.watched("long-too");

        for (String path : List.of(WINDOWS.replace("long", "long-too"), "/api/v1/monitors")) {
            caller(Verb.READ)
                    .get(path + "?limit=0")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("limit"));
            caller(Verb.READ)
                    .get(path + "?cursor=bm9uZQ")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("cursor"));
        }
    }

    private static io.restassured.response.ExtractableResponse<?> page(@Nullable String cursor) {
        return caller(Verb.READ)
                .get("/api/v1/monitors?limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                .then()
                .statusCode(200)
                .extract();
    }

    private static String start(int week) {
        return WEEK_0.plusSeconds(week * WatchedRelease.WEEK).toString();
    }
}
