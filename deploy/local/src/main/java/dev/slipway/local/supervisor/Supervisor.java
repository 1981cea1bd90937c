package dev.slipway.local.supervisor;

import dev.slipway.local.process.Processes;
import dev.slipway.local.process.RunRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Keeps the children of one stack running. It owns no process: a child that still runs from an
/// earlier supervisor is adopted, and children outlive a supervisor that is killed.
///
/// Stepped from outside by one thread; each step looks at every child once.
public final class Supervisor {

    private final List<Child> children;
    private final Clock clock;
    private final Consumer<List<StackState.ChildView>> onChange;

    /// @param onChange told the whole picture after each step that changed something
    public Supervisor(
            List<ChildSpec> specs,
            Processes processes,
            RunRecords records,
            Clock clock,
            Consumer<List<StackState.ChildView>> onChange) {
        this.clock = clock;
        this.onChange = onChange;
        Instant now = clock.instant();
        this.children = new ArrayList<>();
        for (ChildSpec spec : specs) {
            children.add(new Child(spec, processes, records, now));
        }
    }

    /// One look at every child, and what follows from it.
    public void step() {
        boolean changed = false;
        for (Child child : children) {
            changed |= child.step(dependenciesReady(child), clock.instant());
        }
        if (changed) {
            onChange.accept(views());
        }
    }

    /// What the last step saw.
    public List<StackState.ChildView> views() {
        return children.stream().map(Child::view).toList();
    }

    private boolean dependenciesReady(Child child) {
        Map<String, Child> byName =
                children.stream().collect(Collectors.toMap(Child::name, each -> each));
        return child.spec().after().stream()
                .map(byName::get)
                .allMatch(needed -> needed == null || needed.isReady());
    }
}
