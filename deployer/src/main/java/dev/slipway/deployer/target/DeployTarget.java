package dev.slipway.deployer.target;

import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Runs releases. Every method may be called again after a crash at any point and then finishes
/// what was begun: it compares what should be with what is there and applies the difference. Calls
/// may take minutes and must not be made inside a database transaction. One contract test
/// (`DeployTargetContract`) holds for all targets.
public interface DeployTarget {
    /// The name in `PUT /environments/{name} {"target": …}`.
    String name();

    /// Brings a release up without giving it traffic. Never starts a second one: a release that
    /// runs, even if the caller died right after starting it, is `Unchanged`. One that ended is
    /// started again, unless the target [#restartsItself]. The image's bytes are checked against
    // their digests, and its descriptor
    /// against the spec; what does not match is `Refused`.
    ProvisionResult provision(ReleaseSpec spec);

    /// What is there now. Never starts or stops anything, and never throws because the target
    // cannot
    /// be asked: that is `UNKNOWN`.
    Live observe(ReleaseSpec spec);

    /// Whether the target itself starts again what ends. It then says `STARTING`, with why it
    /// ended, as long as that is worth it; `EXITED` is its last word, and `provision` changes
    /// nothing about it.
    boolean restartsItself();

    /// What the target cannot do about a place that an environment wants; empty when it can all.
    Optional<Violation> fault(ClusterPlace place);

    /// Puts back what somebody else changed about a release that is there. Called every round, so
    /// cheap when there is nothing to do; what cannot be done now is done in a later round.
    void correct(ReleaseSpec spec);

    /// Makes the target's own part of moving traffic, and answers where it goes.
    PromoteResult promote(ReleaseSpec spec);

    /// Tells a release that no new requests come. It answers those it has.
    void drain(ReleaseSpec spec);

    /// Ends a release and removes everything of it but its log and shared image content.
    RetireResult retire(UUID releaseId);

    /// The last lines a release wrote, oldest first; empty when there are none.
    ///
    /// @param tail how many at most
    List<LogLine> logs(ReleaseSpec spec, int tail);

    /// Removes the log of a retired release.
    void forget(ReleaseSpec spec);

    /// The releases of which anything is there.
    Set<UUID> present();

    /// Removes image content that nothing refers to.
    ///
    /// @param inUse asked, for each image, at the moment at which nobody can begin to use it
    void collect(Predicate<Digest> inUse);
}
