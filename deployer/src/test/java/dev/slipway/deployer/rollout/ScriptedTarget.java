package dev.slipway.deployer.rollout;

import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.LogLine;
import dev.slipway.deployer.target.PromoteResult;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.RetireResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// A target that always sees the same and always answers the same.
record ScriptedTarget(boolean restartsItself, Live live, ProvisionResult answer)
        implements DeployTarget {
    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Optional<Violation> fault(ClusterPlace place) {
        return Optional.empty();
    }

    @Override
    public ProvisionResult provision(ReleaseSpec spec) {
        return answer;
    }

    @Override
    public Live observe(ReleaseSpec spec) {
        return live;
    }

    @Override
    public void correct(ReleaseSpec spec) {}

    @Override
    public PromoteResult promote(ReleaseSpec spec) {
        return new PromoteResult.NotReady(String.valueOf(live.reason()));
    }

    @Override
    public void drain(ReleaseSpec spec) {}

    @Override
    public RetireResult retire(UUID releaseId) {
        return new RetireResult.Absent();
    }

    @Override
    public List<LogLine> logs(ReleaseSpec spec, int tail) {
        return List.of();
    }

    @Override
    public void forget(ReleaseSpec spec) {}

    @Override
    public Set<UUID> present() {
        return Set.of();
    }

    @Override
    public void collect(Predicate<Digest> inUse) {}
}
