package dev.slipway.monitor.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Which incidents of a release are not resolved.
@ApplicationScoped
public class OpenAlerts {
    private final AlertRepository alerts;

    OpenAlerts(AlertRepository alerts) {
        this.alerts = alerts;
    }

    /// Their kinds, at most one of each.
    public List<Alert.Kind> kinds(UUID releaseId) {
        return alerts.unresolvedKinds(releaseId);
    }
}
