package dev.slipway.monitor.alert;

import dev.slipway.monitor.scoring.Persistence;
import dev.slipway.monitor.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Something that came up often enough in the last windows to be an alarm.
///
/// @param name what came up: a column
/// @param windows the windows that show it, newest first
/// @param looked how many windows were looked at
record Recurrence(String name, List<Window> windows, int looked) {
    Recurrence {
        windows = List.copyOf(windows);
    }

    /// What is alarming in the last windows, in order of name.
    ///
    /// @param newestFirst the windows that can be judged
    /// @param names what came up in a window
    static List<Recurrence> in(
            List<Window> newestFirst, Function<Window, Set<String>> names, Persistence rule) {
        List<Window> last = newestFirst.stream().limit(rule.m()).toList();
        List<Recurrence> found = new ArrayList<>();
        for (String name : rule.alarmed(last.stream().map(names).toList())) {
            List<Window> showing =
                    last.stream().filter(window -> names.apply(window).contains(name)).toList();
            found.add(new Recurrence(name, showing, last.size()));
        }
        return found;
    }

    /// The newest window that shows one of them.
    static Window newest(List<Recurrence> some) {
        return some.stream()
                .map(Recurrence::newest)
                .max(Comparator.comparing(Window::start))
                .orElseThrow();
    }

    /// The newest window that shows it.
    Window newest() {
        return windows.getFirst();
    }

    /// `2 of the last 3 windows`.
    String frequency() {
        return String.format(Locale.ROOT, "%d of the last %d windows", windows.size(), looked);
    }
}
