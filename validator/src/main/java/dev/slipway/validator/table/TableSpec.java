package dev.slipway.validator.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which columns have a role; all others are features.
///
/// @param label truth, 0 or 1
/// @param id unique per row
/// @param eventTime ISO-8601 instant at which the row happened
/// @param observedAt ISO-8601 instant from which the label is known
public record TableSpec(
        String label,
        @Nullable String id,
        @Nullable String eventTime,
        @Nullable String observedAt) {
    public TableSpec {
        if (label.isEmpty()) {
            throw new IllegalArgumentException("a data set needs a label column");
        }
    }

    /// Only a label.
    public static TableSpec labelled(String label) {
        return new TableSpec(label, null, null, null);
    }

    /// The named columns by their role.
    List<Role> roles() {
        List<Role> roles = new ArrayList<>();
        add(roles, "label", label);
        add(roles, "id", id);
        add(roles, "eventTime", eventTime);
        add(roles, "observedAt", observedAt);
        return roles;
    }

    private static void add(List<Role> roles, String role, @Nullable String column) {
        if (column != null) {
            roles.add(new Role(role, column));
        }
    }

    record Role(String role, String column) {}
}
