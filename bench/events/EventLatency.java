import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Event latency in a running stack: models are created at an even rate, each of which is one event
/// in the registry's outbox; the monitor's consumer counts how long after its occurrence the effect
/// of each was committed. The reference in the same run is the round trip of the request itself.
///
/// Arguments: gateway address, the monitor's management address, events, events per second. The
/// token is in `SLIPWAY_TOKEN`.
final class EventLatency {
    private static final Pattern BUCKET =
            Pattern.compile("slipway_event_delivery_seconds_bucket\\{[^}]*le=\"([^\"]+)\"[^}]*} (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI gateway;
    private final URI monitor;

    private EventLatency(URI gateway, URI monitor) {
        this.gateway = gateway;
        this.monitor = monitor;
    }

    public static void main(String[] arguments) throws Exception {
        EventLatency bench = new EventLatency(URI.create(arguments[0]), URI.create(arguments[1]));
        int events = Integer.parseInt(arguments[2]);
        double rate = Double.parseDouble(arguments[3]);
        bench.create(20, rate);
        bench.settle(bench.buckets());
        TreeMap<Double, Double> before = bench.buckets();
        double[] requests = bench.create(events, rate);
        TreeMap<Double, Double> after = bench.settle(before, events);
        Arrays.sort(requests);
        System.out.printf("%d events at %.0f a second%n", events, rate);
        for (double share : new double[] {0.5, 0.95, 0.99}) {
            double request = requests[(int) Math.ceil(share * requests.length) - 1] * 1e3;
            double delivery = quantile(before, after, share) * 1e3;
            System.out.printf(
                    "p%.0f  outbox to committed effect %.1f ms   request %.1f ms   ratio %.2f%n",
                    share * 100, delivery, request, delivery / request);
        }
    }

    /// Seconds that each request took.
    private double[] create(int count, double rate) throws IOException, InterruptedException {
        double[] seconds = new double[count];
        String run = Long.toString(System.nanoTime(), 36);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = began + (long) (i / rate * 1e9);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long start = System.nanoTime();
            post("{\"name\":\"bench-events-%s-%d\"}".formatted(run, i));
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        return seconds;
    }

    private void post(String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(gateway.resolve("/api/v1/models"))
                        .header("Authorization", "Bearer " + System.getenv("SLIPWAY_TOKEN"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 201) {
            throw new IOException("the registry answers " + status);
        }
    }

    /// Waits until as many more events are counted.
    private TreeMap<Double, Double> settle(TreeMap<Double, Double> before, int events)
            throws IOException, InterruptedException {
        double wanted = total(before) + events;
        long end = System.nanoTime() + PATIENCE.toNanos();
        TreeMap<Double, Double> now = buckets();
        while (total(now) < wanted && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            now = buckets();
        }
        if (total(now) < wanted) {
            throw new IOException("of %d events %.0f arrived".formatted(events, total(now) - total(before)));
        }
        return now;
    }

    /// Waits until nothing more arrives.
    private void settle(TreeMap<Double, Double> first) throws IOException, InterruptedException {
        TreeMap<Double, Double> last = first;
        double seen;
        do {
            seen = total(last);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            last = buckets();
        } while (total(last) > seen);
    }

    /// Cumulated counts by upper bound in seconds.
    private TreeMap<Double, Double> buckets() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(monitor.resolve("/q/metrics")).header("Accept", "text/plain").build();
        Matcher line = BUCKET.matcher(client.send(request, BodyHandlers.ofString()).body());
        TreeMap<Double, Double> counts = new TreeMap<>();
        while (line.find()) {
            double bound = line.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(line.group(1));
            counts.merge(bound, Double.parseDouble(line.group(2)), Double::sum);
        }
        return counts;
    }

    private static double total(TreeMap<Double, Double> counts) {
        return counts.isEmpty() ? 0 : counts.lastEntry().getValue();
    }

    /// Linear inside of a bucket.
    private static double quantile(TreeMap<Double, Double> before, TreeMap<Double, Double> after, double share) {
        double wanted = share * (total(after) - total(before));
        double lowBound = 0;
        double lowCount = 0;
        for (Map.Entry<Double, Double> entry : after.entrySet()) {
            double count = entry.getValue() - before.getOrDefault(entry.getKey(), 0.0);
            if (count >= wanted && count > lowCount) {
                return lowBound + (entry.getKey() - lowBound) * (wanted - lowCount) / (count - lowCount);
            }
            lowBound = entry.getKey();
            lowCount = count;
        }
        return Double.NaN;
    }
}
