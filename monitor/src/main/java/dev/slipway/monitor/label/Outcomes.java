package dev.slipway.monitor.label;

import dev.slipway.monitor.MonitorConfig;
import dev.slipway.monitor.scoring.PerformanceScoring.Labelled;
import dev.slipway.monitor.watch.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.sql.DataSource;

/// Predictions of a window joined with what really happened. All of them are counted; the
/// performance is computed of at most [#MAX_SAMPLE], so that its memory and time have a bound.
@ApplicationScoped
public class Outcomes {
    /// Labelled predictions that a window's performance is computed of. Of a larger window these
    /// are the ones whose ids have the smallest hashes: the same sample every time, and no matter
    /// how ids are made.
    public static final int MAX_SAMPLE = 200_000;

    private static final int FETCH_ROWS = 10_000;

    private static final String JOINED =
            """
             from prediction p %s join label l on l.prediction_id = p.prediction_id
                and l.project = ? and l.environment = ? and l.deployment = ?
            where p.release_id = ? and p.window_start = ?
            """;
    private static final String COUNT =
            "select count(*), count(l.prediction_id)" + JOINED.formatted("left");
    private static final String SAMPLE = "select p.score, l.positive" + JOINED.formatted("");
    private static final String BY_HASH =
            SAMPLE + "order by hashtextextended(p.prediction_id, 0), p.prediction_id limit ?";

    private final DataSource dataSource;
    private final MonitorConfig config;

    Outcomes(DataSource dataSource, MonitorConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /// What is known of a window by now, read in the caller's transaction.
    public Labelled of(Watch watch, Instant windowStart, Instant windowEnd) {
        try (Connection connection = dataSource.getConnection()) {
            long predictions;
            long labels;
            try (PreparedStatement count = connection.prepareStatement(COUNT)) {
                bind(count, watch, windowStart);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    predictions = row.getLong(1);
                    labels = row.getLong(2);
                }
            }
            Sample sample = sample(connection, watch, windowStart, labels);
            return new Labelled(
                    sample.positive,
                    sample.scores,
                    labels,
                    predictions,
                    labels < predictions && mayStillCome(watch, windowEnd));
        } catch (SQLException e) {
            throw new IllegalStateException("labelled predictions cannot be read", e);
        }
    }

    private boolean mayStillCome(Watch watch, Instant windowEnd) {
        Instant watermark = watch.watermark();
        return watermark == null || watermark.isBefore(windowEnd.plus(config.labelHorizon()));
    }

    private static Sample sample(
            Connection connection, Watch watch, Instant windowStart, long labels)
            throws SQLException {
        boolean all = labels <= MAX_SAMPLE;
        Sample sample = new Sample((int) Math.min(labels, MAX_SAMPLE));
        try (PreparedStatement select = connection.prepareStatement(all ? SAMPLE : BY_HASH)) {
            int next = bind(select, watch, windowStart);
            if (!all) {
                select.setInt(next, MAX_SAMPLE);
            }
            select.setFetchSize(FETCH_ROWS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sample.add(row.getDouble(1), row.getBoolean(2));
                }
            }
        }
        return sample.whole();
    }

    private static int bind(PreparedStatement statement, Watch watch, Instant windowStart)
            throws SQLException {
        statement.setString(1, watch.place().project());
        statement.setString(2, watch.place().environment());
        statement.setString(3, watch.place().deployment());
        statement.setObject(4, watch.releaseId());
        statement.setObject(5, OffsetDateTime.ofInstant(windowStart, ZoneOffset.UTC));
        return 6;
    }

    /// Grows when labels arrive between the count and the read.
    private static final class Sample {
        private boolean[] positive;
        private double[] scores;
        private int size;

        Sample(int expected) {
            positive = new boolean[expected];
            scores = new double[expected];
        }

        void add(double score, boolean isPositive) {
            if (size == scores.length) {
                resize(size + FETCH_ROWS);
            }
            scores[size] = score;
            positive[size++] = isPositive;
        }

        Sample whole() {
            if (size < scores.length) {
                resize(size);
            }
            return this;
        }

        private void resize(int to) {
            scores = Arrays.copyOf(scores, to);
            positive = Arrays.copyOf(positive, to);
        }
    }
}
