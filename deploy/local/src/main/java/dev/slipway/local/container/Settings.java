package dev.slipway.local.container;

import dev.slipway.local.Refusal;
import java.nio.file.Path;
import java.util.Map;

/// Environment variables, read with a refusal that names the variable.
record Settings(Map<String, String> variables) {

    private static final int MAX_PORT = 65_535;

    Settings {
        variables = Map.copyOf(variables);
    }

    /// @throws Refusal when it is missing or empty
    String required(String name, String meaning) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new Refusal("%s is not set: it is %s.".formatted(name, meaning));
        }
        return value;
    }

    String optional(String name, String otherwise) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /// @throws Refusal when it is no port number
    int port(String name, int otherwise) {
        return number(name, otherwise, 1, MAX_PORT);
    }

    /// @throws Refusal when it is no whole number between the two
    int number(String name, int otherwise, int least, int most) {
        String value = optional(name, Integer.toString(otherwise));
        if (!value.matches("[0-9]{1,9}")
                || Integer.parseInt(value) < least
                || Integer.parseInt(value) > most) {
            throw new Refusal(
                    "%s is '%s': a number from %d to %d is expected."
                            .formatted(name, value, least, most));
        }
        return Integer.parseInt(value);
    }

    /// @throws Refusal when it is missing
    Path dataFolder() {
        return Path.of(required("SLIPWAY_DATA_DIR", "the folder for the data"));
    }

    /// Where servers listen: every address, unless told otherwise.
    String listenAddress() {
        return optional("SLIPWAY_LISTEN_ADDRESS", "0.0.0.0");
    }
}
