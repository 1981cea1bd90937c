package dev.slipway.cli.demo;

import dev.slipway.cli.api.Endpoint;
import dev.slipway.cli.rows.InferRequest;
import dev.slipway.cli.rows.Input;
import dev.slipway.cli.rows.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Sends past rows as traffic with their own time, and then their labels. A request has one event
/// time, so it carries rows of one day (UTC) only; ids come from the rows and the release, so a
/// second replay into the same release changes nothing, and one into the next is a new one.
final class Replay {
    private static final int ROWS_PER_REQUEST = 100;
    private static final String TIME = "event_time";
    private static final String OBSERVED = "observed_at";
    private static final String KEY = "flight_key";

    private final Endpoint endpoint;
    private final List<Input> inputs;
    private final String suffix;
    private final List<Map<String, Object>> labels = new ArrayList<>();
    private int rows;
    private int requests;

    /// @param release the release that serves; part of each id
    Replay(Endpoint endpoint, String release) {
        this.endpoint = endpoint;
        this.inputs = endpoint.inputs();
        this.suffix = "." + release.substring(release.length() - 12);
    }

    /// Rows sent so far.
    int rows() {
        return rows;
    }

    /// Requests sent so far.
    int requests() {
        return requests;
    }

    /// Labels of all rows sent, in their order.
    List<Map<String, Object>> labels() {
        return labels;
    }

    /// Sends a month, which is ordered by time.
    void month(Rows month) {
        List<String> times = month.column(TIME);
        int from = 0;
        while (from < month.size()) {
            int to = from + 1;
            while (to < month.size()
                    && to - from < ROWS_PER_REQUEST
                    && day(times.get(to)).equals(day(times.get(from)))) {
                to++;
            }
            send(month.slice(from, to));
            from = to;
        }
    }

    private void send(Rows part) {
        String id = part.column(KEY).getFirst() + suffix;
        long eventTime = Instant.parse(part.column(TIME).getFirst()).toEpochMilli();
        endpoint.infer(new InferRequest(id, OptionalLong.of(eventTime)).body(inputs, part));
        rows += part.size();
        requests++;
        List<String> late = part.column(Flights.LABEL);
        List<String> observed = part.column(OBSERVED);
        for (int i = 0; i < part.size(); i++) {
            Map<String, Object> label = new LinkedHashMap<>();
            label.put("predictionId", id + ":" + i);
            label.put("value", Integer.valueOf(late.get(i)));
            label.put("observedAt", observed.get(i));
            labels.add(label);
        }
    }

    private static String day(String time) {
        return time.substring(0, "2013-04-01".length());
    }
}
