package dev.slipway.deployer.kubernetes;

/// One line of the doctor's report.
sealed interface CheckResult {
    String subject();

    /// As it should be.
    record Ok(String subject, String found) implements CheckResult {}

    /// Cannot be seen from here; no fault.
    record Unknown(String subject, String why) implements CheckResult {}

    /// Not as it should be.
    ///
    /// @param fix what to do
    record Bad(String subject, String found, String fix) implements CheckResult {}

    /// The line.
    default String line() {
        return switch (this) {
            case Ok ok -> "OK    %-13s %s".formatted(ok.subject(), ok.found());
            case Unknown unknown -> "?     %-13s %s".formatted(unknown.subject(), unknown.why());
            case Bad bad ->
                    "FAIL  %-13s %s%n      %-13s → %s"
                            .formatted(bad.subject(), bad.found(), "", bad.fix());
        };
    }
}
