package dev.slipway.validator.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A policy as the validator acts on it.
///
/// @param gates in the order of the document
/// @param monitor what is watched after a release
public record PolicyDocument(String name, List<Gate> gates, MonitorRule monitor) {
    public PolicyDocument {
        gates = List.copyOf(gates);
    }

    /// Every data set that a gate names, in order of name.
    public Set<String> datasets() {
        Set<String> names = new TreeSet<>();
        for (Gate gate : gates) {
            if (gate instanceof Gate.OnData onData) {
                names.add(onData.dataset());
            }
        }
        return names;
    }
}
