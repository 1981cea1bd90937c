package dev.slipway.local.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The report for people, 80 columns.
public final class StatusTable {

    private static final String ROW = "%-22s %-12s %7s %6s %6s %8s %9s %4s";
    private static final int WIDEST_NAME = 22;
    private static final int NAME_END = 12;
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    private StatusTable() {}

    public static List<String> lines(StatusReport report, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(
                ROW.formatted("NAME", "STATE", "PID", "PORT", "MGMT", "MEMORY", "RESTARTS", "AGE"));
        for (StatusReport.Line line : report.processes()) {
            lines.add(row(line, now));
        }
        for (StatusReport.Line line : report.processes()) {
            if (line.detail() != null) {
                lines.add(line.name() + ": " + line.detail());
            }
        }
        lines.add("");
        lines.add(summary(report));
        if (report.processes().stream().anyMatch(StatusTable::unwatched)) {
            lines.add(
                    "Nobody watches these processes: the supervisor is gone. ./slipway up starts one that takes them over.");
        }
        return lines;
    }

    private static boolean unwatched(StatusReport.Line line) {
        return line.pid() != null && !line.supervised();
    }

    private static String row(StatusReport.Line line, Instant now) {
        Long memory = line.pssBytes();
        return ROW.formatted(
                        shortened(line.name()),
                        line.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        text(line.pid()),
                        text(line.port()),
                        text(line.managementPort()),
                        memory == null ? "-" : memory / MEGABYTE + " MB",
                        line.restarts(),
                        line.startedAt() == null ? "-" : age(line.startedAt(), now))
                .stripTrailing();
    }

    /// The end of a release's id tells it from others; its begin is a time.
    private static String shortened(String name) {
        int left = WIDEST_NAME - NAME_END - 1;
        return name.length() <= WIDEST_NAME
                ? name
                : name.substring(0, left) + "…" + name.substring(name.length() - NAME_END);
    }

    private static String summary(StatusReport report) {
        return "%s%s · memory %d MB · outbox %s · consumer lag %s · oldest job %s s · disk left %.1f GB"
                .formatted(
                        report.state(),
                        report.url() == null ? "" : " at " + report.url(),
                        report.pssBytes() / MEGABYTE,
                        text(report.outboxDepth()),
                        text(report.consumerLag()),
                        report.oldestJobSeconds() == null
                                ? "-"
                                : Math.round(report.oldestJobSeconds()),
                        (double) report.diskFreeBytes() / GIGABYTE);
    }

    static String age(Instant from, Instant now) {
        Duration age = Duration.between(from, now);
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
