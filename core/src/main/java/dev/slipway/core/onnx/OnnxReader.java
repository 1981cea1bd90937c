package dev.slipway.core.onnx;

import dev.slipway.core.onnx.OnnxRefusal.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the structure of an ONNX file: streams once, keeps names only.
///
/// The answer has passed every check that needs the file alone: it is a whole model, within the
/// limits, with operators of the runtime and external references that stay inside a folder. What
/// remains is [OnnxModel#signature] and [ExternalDataRules] against the real files.
public final class OnnxReader {
    private static final int IR_VERSION = 1;
    private static final int PRODUCER = 2;
    private static final int GRAPH = 7;
    private static final int OPSET = 8;
    private static final int FUNCTION = 25;
    private static final int LAST_PLAIN_FIELD = 8;
    private static final int METADATA = 14;
    private static final int TRAINING = 20;
    private static final int CONFIGURATION = 26;
    private static final long HIGHEST_IR = 1000;

    private final WireReader wire;
    private final Findings findings;
    private final GraphParser graphs;
    private long irVersion;
    private String producer = "";
    private boolean graphSeen;

    private OnnxReader(InputStream in, OnnxLimits limits) {
        wire = new WireReader(in, limits);
        findings = new Findings(wire, limits);
        graphs = new GraphParser(wire, findings);
    }

    /// Reads a file with the default limits.
    ///
    /// @throws OnnxRefusal when the file is not taken
    public static OnnxModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, OnnxLimits.DEFAULT);
        }
    }

    /// Reads a stream to its end; the caller closes it.
    ///
    /// @throws OnnxRefusal when the content is not taken
    public static OnnxModel read(InputStream in, OnnxLimits limits) throws IOException {
        OnnxModel model = new OnnxReader(in, limits).model();
        ExternalDataRules.checkLocations(model);
        return model;
    }

    private OnnxModel model() throws IOException {
        for (int field = wire.next(); field != 0; field = wire.next()) {
            field(field);
        }
        if (wire.position() == 0) {
            throw new OnnxRefusal(Kind.NOT_ONNX, "the file is empty", "byte 0");
        }
        if (irVersion == 0) {
            throw new OnnxRefusal(
                    Kind.NOT_ONNX, "this is not an ONNX file: it has no IR version", "file");
        }
        if (!graphSeen) {
            throw new OnnxRefusal(
                    Kind.TRUNCATED, "the file is cut off: it has no graph", wire.where());
        }
        if (findings.opsets().isEmpty()) {
            throw new OnnxRefusal(
                    Kind.TRUNCATED, "the file is cut off: it imports no operators", wire.where());
        }
        OperatorRules.check(findings.operators(), findings.functions(), findings.opsets());
        return findings.model(irVersion, producer);
    }

    private void field(int field) throws IOException {
        switch (field) {
            case IR_VERSION -> irVersion();
            case PRODUCER -> producer = wire.text();
            case GRAPH -> graph();
            case OPSET -> findings.opset(graphs.opset());
            case FUNCTION -> graphs.function();
            default -> other(field);
        }
    }

    private void irVersion() throws IOException {
        irVersion = wire.number();
        if (irVersion < 1 || irVersion > HIGHEST_IR) {
            throw new OnnxRefusal(
                    Kind.NOT_ONNX,
                    "this is not an ONNX file: its IR version would be " + irVersion,
                    wire.where());
        }
        wire.looksLikeModel();
    }

    private void graph() throws IOException {
        if (graphSeen) {
            throw wire.damaged("it has two graphs");
        }
        graphSeen = true;
        graphs.main();
    }

    private void other(int field) throws IOException {
        boolean known =
                field <= LAST_PLAIN_FIELD
                        || field == METADATA
                        || field == TRAINING
                        || field == CONFIGURATION;
        if (!known && irVersion == 0) {
            throw wire.damaged("field " + field + " is no part of a model");
        }
        wire.skip();
    }
}
