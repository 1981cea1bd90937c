package dev.slipway.testkit;

import java.util.function.Supplier;

/// Values that exist once per JVM although Quarkus loads this class more than once.
final class Shared {
    private static final String PREFIX = "slipway.testkit.";

    private Shared() {}

    static String value(String name, Supplier<String> maker) {
        synchronized (System.getProperties()) {
            String existing = System.getProperty(PREFIX + name);
            if (existing != null) {
                return existing;
            }
            String made = maker.get();
            System.setProperty(PREFIX + name, made);
            return made;
        }
    }
}
