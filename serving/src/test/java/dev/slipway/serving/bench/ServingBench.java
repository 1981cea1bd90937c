package dev.slipway.serving.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.serving.fixture.Models;
import dev.slipway.serving.fixture.RunningServer;
import dev.slipway.serving.json.JsonWriter;
import dev.slipway.serving.onnx.Model;
import dev.slipway.serving.onnx.RuntimeLibrary;
import dev.slipway.serving.onnx.Scorer;
import dev.slipway.serving.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Throughput of V2 REST against bare ONNX Runtime in process, in one run on the same two cores.
///
/// Bare = the runtime's own Java API as its documentation uses it (new direct tensors, allocated
/// outputs), two threads. Scorer = ours, two threads. REST = our server and its clients in this
/// process, so that both ends share the cores; the ratio is what a caller pays for the protocol.
public final class ServingBench {
    private static final int THREADS = 2;
    private static final int CONNECTIONS = 16;

    private ServingBench() {}

    private record Case(String name, Path model, int rows) {}

    private record Line(
            String model,
            int rows,
            double bare,
            double scorer,
            double rest,
            double p50,
            double p99) {
        String json() {
            return ("{\"model\":\"%s\",\"rows\":%d,\"bareCallsPerSecond\":%.0f,\"scorerCallsPerSecond\":%.0f,"
                            + "\"restRequestsPerSecond\":%.0f,\"scorerToBare\":%.3f,\"restToBare\":%.3f,"
                            + "\"restP50Micros\":%.0f,\"restP99Micros\":%.0f}")
                    .formatted(
                            model, rows, bare, scorer, rest, scorer / bare, rest / bare, p50, p99);
        }

        String table() {
            return "%-16s %5d %12.0f %12.0f %12.0f %9.2f %9.2f %9.0f %9.0f"
                    .formatted(
                            model, rows, bare, scorer, rest, scorer / bare, rest / bare, p50, p99);
        }
    }

    /// Arguments: seconds per measurement, folder for models, file for the JSON, optional flights
    /// model.
    public static void main(String[] arguments) throws Exception {
        double seconds = Double.parseDouble(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        List<Case> cases = new ArrayList<>();
        Path logreg = Models.write(folder, Models.logisticRegression(4, 3));
        Path mlp = Models.write(folder, Models.mlp());
        cases.add(new Case("logreg", logreg, 1));
        cases.add(new Case("mlp784", mlp, 1));
        cases.add(new Case("mlp784", mlp, 32));
        if (arguments.length > 3 && Files.isRegularFile(Path.of(arguments[3]))) {
            cases.add(new Case("flights", Path.of(arguments[3]), 1));
            cases.add(new Case("flights", Path.of(arguments[3]), 32));
        }
        System.out.printf(
                "%-16s %5s %12s %12s %12s %9s %9s %9s %9s%n",
                "model",
                "rows",
                "bare/s",
                "scorer/s",
                "REST/s",
                "scorer",
                "REST",
                "p50 us",
                "p99 us");
        List<String> lines = new ArrayList<>();
        for (Case one : cases) {
            Line line = measure(one, seconds);
            System.out.println(line.table());
            lines.add(line.json());
        }
        Files.writeString(
                Path.of(arguments[2]),
                "{\"threads\":%d,\"connections\":%d,\"cases\":[%s]}%n"
                        .formatted(THREADS, CONNECTIONS, String.join(",", lines)));
        System.exit(0);
    }

    private static Line measure(Case one, double seconds) throws Exception {
        Signature signature;
        byte[] request;
        try (Model model = Model.open(one.model(), 1);
                Scorer scorer = model.newScorer()) {
            signature = model.signature();
            fill(signature, scorer, one.rows());
            scorer.run();
            request = request(signature, scorer);
        }
        double bare = bare(one, signature, seconds);
        double scored = scorer(one, signature, seconds);
        try (RunningServer server =
                RunningServer.start(
                        RunningServer.options(
                                new dev.slipway.serving.online.OnlineOptions.Source.Alone(
                                        one.model(), "m")),
                        true)) {
            LoadClient client = new LoadClient(server.port(), request);
            client.run(CONNECTIONS, seconds);
            LoadClient.Result result = client.run(CONNECTIONS, seconds);
            return new Line(
                    one.name(),
                    one.rows(),
                    bare,
                    scored,
                    result.perSecond(),
                    result.micros(50),
                    result.micros(99));
        }
    }

    private static void fill(Signature signature, Scorer scorer, int rows) {
        Random random = new Random(5);
        for (int i = 0; i < signature.inputs().size(); i++) {
            TensorSpec spec = signature.inputs().get(i);
            long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
            shape[0] = rows;
            int elements = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            Tensor tensor = scorer.input(i);
            tensor.reset(shape, shape.length, elements);
            for (int element = 0; element < elements; element++) {
                if (spec.datatype() == Datatype.BYTES) {
                    tensor.strings()[element] = random.nextBoolean() ? "EWR" : "JFK";
                } else {
                    tensor.data().putFloat(element * 4, random.nextFloat());
                }
            }
        }
    }

    private static byte[] request(Signature signature, Scorer scorer) {
        JsonWriter json = new JsonWriter();
        json.raw("{\"inputs\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < signature.inputs().size(); i++) {
            Tensor tensor = scorer.input(i);
            String head =
                    "%s{\"name\":\"%s\",\"shape\":%s,\"datatype\":\"%s\",\"data\":["
                            .formatted(
                                    i > 0 ? "," : "",
                                    tensor.name(),
                                    Arrays.toString(tensor.shape()).replace(" ", ""),
                                    tensor.datatype());
            json.raw(head.getBytes(StandardCharsets.US_ASCII));
            for (int element = 0; element < tensor.elements(); element++) {
                if (element > 0) {
                    json.raw(',');
                }
                if (tensor.isText()) {
                    json.string(tensor.strings()[element]);
                } else {
                    // As Python's json module writes a float32: widened to a double of 17 digits.
                    json.number((double) tensor.data().getFloat(element * 4));
                }
            }
            json.raw("]}".getBytes(StandardCharsets.US_ASCII));
        }
        json.raw("]}".getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(json.array(), json.size());
    }

    private interface Call {
        void run() throws Exception;
    }

    private static double scorer(Case one, Signature signature, double seconds) throws Exception {
        try (Model model = Model.open(one.model(), 1)) {
            return rate(
                    seconds,
                    () -> {
                        Scorer scorer = model.newScorer();
                        fill(signature, scorer, one.rows());
                        return scorer::run;
                    });
        }
    }

    private static double bare(Case one, Signature signature, double seconds) throws Exception {
        OrtEnvironment environment = RuntimeLibrary.load();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(one.model().toString(), options);
                    Model model = Model.open(one.model(), 1)) {
                return rate(seconds, () -> bareCall(environment, session, model, one.rows()));
            }
        }
    }

    private static Call bareCall(
            OrtEnvironment environment, OrtSession session, Model model, int rows) {
        Scorer source = model.newScorer();
        fill(model.signature(), source, rows);
        Map<String, ByteBuffer> numbers = new HashMap<>();
        int inputs = model.signature().inputs().size();
        for (int i = 0; i < inputs; i++) {
            Tensor tensor = source.input(i);
            if (!tensor.isText()) {
                numbers.put(
                        tensor.name(),
                        tensor.data().slice(0, tensor.byteSize()).order(ByteOrder.nativeOrder()));
            }
        }
        return () -> {
            Map<String, OnnxTensor> arguments = new HashMap<>();
            for (int i = 0; i < inputs; i++) {
                Tensor tensor = source.input(i);
                arguments.put(
                        tensor.name(),
                        tensor.isText()
                                ? OnnxTensor.createTensor(
                                        environment,
                                        Arrays.copyOf(tensor.strings(), tensor.elements()),
                                        tensor.shape())
                                : OnnxTensor.createTensor(
                                        environment,
                                        numbers.get(tensor.name()).asFloatBuffer(),
                                        tensor.shape()));
            }
            try (OrtSession.Result result = session.run(arguments)) {
                if (result.size() == 0) {
                    throw new IllegalStateException("no outputs");
                }
            } finally {
                arguments.values().forEach(OnnxTensor::close);
            }
        };
    }

    private interface CallSource {
        Call make();
    }

    private static double rate(double seconds, CallSource source) throws Exception {
        count(seconds / 2, source);
        return count(seconds, source) / seconds;
    }

    private static long count(double seconds, CallSource source) throws Exception {
        long[] counts = new long[THREADS];
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int index = i;
            threads[i] = Thread.ofPlatform().start(() -> counts[index] = loop(seconds, source));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(counts).sum();
    }

    private static long loop(double seconds, CallSource source) {
        Call call = source.make();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long calls = 0;
        try {
            while (System.nanoTime() < end) {
                call.run();
                calls++;
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return calls;
    }
}
