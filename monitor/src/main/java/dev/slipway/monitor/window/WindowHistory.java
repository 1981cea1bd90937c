package dev.slipway.monitor.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The finished windows of a release, for whoever decides on them.
@ApplicationScoped
public class WindowHistory {
    private final WindowRepository windows;

    WindowHistory(WindowRepository windows) {
        this.windows = windows;
    }

    /// The newest closed windows, newest first.
    public List<Window> newestClosed(UUID releaseId, int limit) {
        return windows.newestClosed(releaseId, limit);
    }
}
