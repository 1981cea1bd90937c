package dev.slipway.core.event;

/// What happened, one record per event type. The wire names are in [EventTypes].
public sealed interface EventData
        permits ModelCreated,
                VersionSealed,
                AliasMoved,
                PolicyRevised,
                DatasetRegistered,
                EvaluationQueued,
                EvaluationStarted,
                EvaluationFinished,
                BuildQueued,
                BuildStarted,
                ImageBuilt,
                BuildFailed,
                ReleaseCreated,
                ReleaseAdvanced,
                ReleaseHealthy,
                ReleaseFailed,
                ReleaseRolledBack,
                DeploymentRemoved,
                AlertFired,
                AlertResolved,
                TokenCreated,
                TokenRevoked,
                UserSignedIn,
                UnknownEvent {}
