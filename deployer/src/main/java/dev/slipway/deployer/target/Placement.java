package dev.slipway.deployer.target;

/// Where and how large a release runs, fixed when it is asked for: a later change of the
/// environment is for later releases.
///
/// @param target name of the [DeployTarget]
/// @param cluster for a target that is a cluster
/// @param sizing for a target that shares out a cluster
public record Placement(String target, ClusterPlace cluster, Sizing sizing) {
    /// On this machine.
    public static final Placement LOCAL =
            new Placement("local", ClusterPlace.DEFAULT, Sizing.DEFAULT);
}
