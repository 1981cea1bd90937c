package dev.slipway.monitor.label;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.watch.WatchRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/// Receives labels.
@ApplicationScoped
public class LabelService {
    private final LabelRepository labels;
    private final WatchRepository watches;
    private final Clock clock;

    LabelService(LabelRepository labels, WatchRepository watches, Clock clock) {
        this.labels = labels;
        this.watches = watches;
        this.clock = clock;
    }

    /// Keeps the labels of a deployment of this project and marks the windows they fall into.
    ///
    /// @throws ProblemException NOT_FOUND when the deployment was never watched; INVALID_REQUEST
    /// for
    ///     a value other than 0 and 1
    @Transactional
    LabelResource.Received receive(String project, LabelBatch batch) {
        String[] parts = batch.deployment().split("/", 2);
        Watch.Place place = new Watch.Place(project, parts[0], parts[1]);
        if (watches.current(place).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "Deployment "
                            + batch.deployment()
                            + " is not watched in project "
                            + project
                            + ". Labels belong to a deployment that has had a healthy release.");
        }
        requireBinary(batch.labels());
        long accepted = labels.add(place, batch.labels(), clock.instant());
        return new LabelResource.Received(accepted, batch.labels().size() - accepted);
    }

    private static void requireBinary(List<LabelBatch.Label> labels) {
        for (int i = 0; i < labels.size(); i++) {
            int value = labels.get(i).value();
            if (value != 0 && value != 1) {
                throw new ProblemException(
                        ErrorCode.INVALID_REQUEST,
                        "A label is 0 or 1.",
                        List.of(
                                new Violation(
                                        "labels[" + i + "].value",
                                        "body",
                                        "must be 0 or 1, is " + value)));
            }
        }
    }
}
