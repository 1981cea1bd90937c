package dev.slipway.validator.evaluation;

import dev.slipway.validator.scoring.SandboxLevel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What must limit a process before a model is loaded into it.
@ConfigMapping(prefix = "slipway.validator.sandbox")
interface SandboxConfig {
    /// `landlock`, `seccomp` or `rlimits`; where the machine allows less, the gates that need the
    /// runtime end as ERROR and no model is touched.
    @WithDefault("seccomp")
    SandboxLevel required();
}
