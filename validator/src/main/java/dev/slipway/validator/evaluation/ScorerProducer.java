package dev.slipway.validator.evaluation;

import dev.slipway.validator.scoring.ChildCommand;
import dev.slipway.validator.scoring.ChildLimits;
import dev.slipway.validator.scoring.ChildScorer;
import dev.slipway.validator.scoring.Scorer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The scorer of the service: `slipway.serving.jar` in a child of `slipway.java`.
class ScorerProducer {
    private static final String DEFAULT_JAR = "serving/target/serving.jar";

    @Produces
    @ApplicationScoped
    Scorer scorer(
            @ConfigProperty(name = "slipway.serving.jar") Optional<Path> jar,
            @ConfigProperty(name = "slipway.java") Optional<Path> java,
            EvaluationConfig config,
            SandboxConfig sandbox) {
        Path ownJava = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ChildScorer(
                new ChildCommand(
                        java.orElse(ownJava),
                        jar.orElse(Path.of(DEFAULT_JAR)),
                        new ChildLimits(
                                config.childMemoryBytes(),
                                config.childTime(),
                                sandbox.required())));
    }
}
