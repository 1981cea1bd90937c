package dev.slipway.serving.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.slipway.core.model.Signature;
import java.nio.file.Files;
import java.nio.file.Path;

/// A loaded model. Thread-safe; each thread makes its own scorer.
///
/// One thread per call, no spinning, no pool between operators: concurrency comes from callers.
public final class Model implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Signature signature;

    private Model(OrtEnvironment environment, OrtSession session, Signature signature) {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
    }

    /// Loads a file.
    ///
    /// @param threads threads inside one call; 1 keeps answers independent of the batch
    /// @throws ModelRefusedException when the runtime cannot read it or V2 cannot carry a tensor
    public static Model open(Path file, int threads) throws ModelRefusedException {
        if (!Files.isRegularFile(file)) {
            throw new ModelRefusedException("there is no model file named " + file.getFileName());
        }
        OrtEnvironment environment = RuntimeLibrary.load();
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return open(environment, environment.createSession(file.toString(), options));
        } catch (OrtException unreadable) {
            throw new ModelRefusedException(
                    "the runtime cannot load the model: " + RuntimeMessages.clean(unreadable, file),
                    unreadable);
        }
    }

    private static Model open(OrtEnvironment environment, OrtSession session)
            throws OrtException, ModelRefusedException {
        try {
            return new Model(environment, session, SignatureReader.read(session));
        } catch (ModelRefusedException refused) {
            session.close();
            throw refused;
        }
    }

    public Signature signature() {
        return signature;
    }

    /// A scorer of its own for one thread.
    public Scorer newScorer() {
        return new Scorer(environment, session, signature);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
