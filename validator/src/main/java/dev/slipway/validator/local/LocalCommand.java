package dev.slipway.validator.local;

import dev.slipway.core.state.Verdict;
import dev.slipway.validator.judge.Folders;
import dev.slipway.validator.judge.Judged;
import dev.slipway.validator.policy.PolicyDocument;
import dev.slipway.validator.policy.PolicyParser;
import dev.slipway.validator.policy.PolicyRefusal;
import dev.slipway.validator.scoring.ChildCommand;
import dev.slipway.validator.scoring.ChildLimits;
import dev.slipway.validator.scoring.ChildScorer;
import dev.slipway.validator.scoring.SandboxLevel;
import dev.slipway.validator.table.TableRefusal;
import dev.slipway.validator.table.TableSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `validate --local MODEL DATA --label COLUMN`: exit code 0 pass, 2 wrong usage, 3 a gate or the
/// data failed, 6 inconclusive, 7 error.
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Judges a model file by a policy, on this machine, without any service.")
public final class LocalCommand implements Callable<Integer> {
    private static final String SANDBOX = "SLIPWAY_VALIDATOR_SANDBOX_REQUIRED";
    private static final int PASS = 0;
    private static final int FAIL = 3;
    private static final int INCONCLUSIVE = 6;
    private static final int ERROR = 7;

    private final Map<String, String> environment;

    @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--local", required = true, description = "On this machine (needed).")
    boolean local;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The ONNX file.")
    @Nullable Path model;

    @Parameters(index = "1", paramLabel = "DATA", description = "Held-out rows, CSV, header.")
    @Nullable Path data;

    @Option(names = "--label", required = true, description = "Column with the truth, 0 or 1.")
    String label = "";

    @Option(names = "--id", description = "Column that is unique per row.")
    @Nullable String id;

    @Option(names = "--event-time", description = "Column with the time of the row.")
    @Nullable String eventTime;

    @Option(names = "--policy", description = "Policy, YAML; without it: better than chance.")
    @Nullable Path policy;

    @Option(names = "--champion", description = "ONNX file that champion gates compare with.")
    @Nullable Path champion;

    @Option(
            names = {"-o", "--output"},
            description = "table or json (default: ${DEFAULT-VALUE}).")
    Form form = Form.table;

    /// How the report is written.
    enum Form {
        table,
        json
    }

    LocalCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Runs the command and answers its exit code.
    public static int run(String[] words, Map<String, String> environment) {
        return new CommandLine(new LocalCommand(environment))
                .setExecutionExceptionHandler(LocalCommand::failed)
                .execute(words);
    }

    static int failed(Exception failure, CommandLine line, CommandLine.ParseResult ignored) {
        String message = Objects.toString(failure.getMessage(), failure.getClass().getName());
        line.getErr().println("validate: " + message);
        return failure instanceof PolicyRefusal
                ? line.getCommandSpec().exitCodeOnInvalidInput()
                : ERROR;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path modelFile = readable(model, "MODEL");
        Path dataFile = readable(data, "DATA");
        LocalRequest request =
                new LocalRequest(
                        modelFile,
                        dataFile,
                        new TableSpec(label, id, eventTime, null),
                        Optional.ofNullable(champion).map(path -> readable(path, "--champion")));
        Path scratch = Files.createTempDirectory("slipway-validate-");
        try {
            return report(new LocalValidation(scorer(), scratch).judge(request, document()));
        } catch (TableRefusal refusal) {
            return refused(refusal);
        } finally {
            Folders.remove(scratch);
        }
    }

    private int report(Judged judged) {
        out().println(
                        switch (form) {
                            case table -> Report.table(judged);
                            case json -> Report.json(judged);
                        });
        return code(judged.verdict());
    }

    private int refused(TableRefusal refusal) {
        switch (form) {
            case table ->
                    refusal.violations()
                            .forEach(it -> out().println(it.field() + ": " + it.message()));
            case json -> out().println(Report.json(refusal.violations()));
        }
        return FAIL;
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case ERROR -> ERROR;
        };
    }

    private PolicyDocument document() throws IOException {
        if (policy == null) {
            return LocalValidation.DEFAULT_POLICY;
        }
        return new PolicyParser().parse(Files.readString(readable(policy, "--policy"))).document();
    }

    private ChildScorer scorer() {
        Path java =
                Path.of(
                        environment.getOrDefault(
                                "SLIPWAY_JAVA",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        ChildLimits limits =
                new ChildLimits(
                        ChildLimits.DEFAULT.memoryBytes(), ChildLimits.DEFAULT.time(), sandbox());
        return new ChildScorer(new ChildCommand(java, servingJar(), limits));
    }

    private SandboxLevel sandbox() {
        String wanted = environment.get(SANDBOX);
        if (wanted == null) {
            return ChildLimits.DEFAULT.sandbox();
        }
        return SandboxLevel.of(wanted)
                .orElseThrow(
                        () ->
                                new CommandLine.ParameterException(
                                        line(),
                                        SANDBOX
                                                + " must be landlock, seccomp or rlimits, not "
                                                + wanted));
    }

    private Path servingJar() {
        String jar = environment.get("SLIPWAY_SERVING_JAR");
        String install = environment.get("SLIPWAY_INSTALL");
        if (jar == null && install == null) {
            throw new IllegalStateException(
                    "SLIPWAY_SERVING_JAR must name serving.jar; ./slipway sets it");
        }
        return jar == null ? Path.of(install, "serving/target/serving.jar") : Path.of(jar);
    }

    private Path readable(@Nullable Path file, String what) {
        if (file == null || !Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(
                    line(), what + " is not a file that can be read: " + file);
        }
        return file;
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }
}
