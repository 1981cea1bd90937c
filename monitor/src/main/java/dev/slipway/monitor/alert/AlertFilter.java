package dev.slipway.monitor.alert;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which incidents of a project; what is absent does not restrict.
///
/// @param before only those with a smaller id: the next page
record AlertFilter(
        @Nullable String environment,
        @Nullable String deployment,
        Alert.@Nullable State state,
        @Nullable UUID before) {

    void addTo(StringBuilder query, Map<String, Object> parameters) {
        add(query, parameters, "environment", "environment = :environment", environment);
        add(query, parameters, "deployment", "deployment = :deployment", deployment);
        add(query, parameters, "state", "state = :state", state);
        add(query, parameters, "before", "id < :before", before);
    }

    private static void add(
            StringBuilder query,
            Map<String, Object> parameters,
            String name,
            String condition,
            @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
