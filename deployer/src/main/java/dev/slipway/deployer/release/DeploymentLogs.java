package dev.slipway.deployer.release;

import dev.slipway.deployer.target.LogLine;
import java.util.List;

/// The last lines of a deployment's server, oldest first.
public record DeploymentLogs(List<LogLine> lines) {
    public DeploymentLogs {
        lines = List.copyOf(lines);
    }
}
