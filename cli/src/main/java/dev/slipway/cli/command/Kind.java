package dev.slipway.cli.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Names;
import dev.slipway.cli.output.View;
import dev.slipway.cli.output.Views;

/// The kinds of resources that can be listed and read.
public enum Kind {
    MODEL("model", Views.MODEL, "/api/v1/models"),
    VERSION("version", Views.VERSION, "/api/v1/models"),
    POLICY("policy", Views.POLICY, "/api/v1/policies"),
    DATASET("dataset", Views.DATASET, "/api/v1/datasets"),
    EVALUATION("evaluation", Views.EVALUATION, "/api/v1/evaluations"),
    RELEASE("release", Views.RELEASE, "/api/v1/releases"),
    DEPLOYMENT("deployment", Views.DEPLOYMENT, "/api/v1/deployments"),
    ENVIRONMENT("environment", Views.ENVIRONMENT, "/api/v1/environments"),
    MONITOR("monitor", Views.MONITOR, "/api/v1/monitors"),
    ALERT("alert", Views.ALERT, "/api/v1/alerts");

    private final String word;
    private final View view;
    private final String path;

    Kind(String word, View view, String path) {
        this.word = word;
        this.view = view;
        this.path = path;
    }

    public String word() {
        return word;
    }

    /// As a heading: `Models`.
    public String title() {
        String plural =
                word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
        return Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
    }

    public View view() {
        return view;
    }

    /// Where the list is.
    ///
    /// @param of the model whose versions are listed, or the version whose evaluations or releases
    ///     are
    String listPath(String of) {
        return switch (this) {
            case VERSION -> path + "/" + Names.segment(required(of)) + "/versions";
            case EVALUATION, RELEASE ->
                    of.isEmpty() ? path : path + "?version=" + Names.segment(of);
            case MODEL, POLICY, DATASET, DEPLOYMENT, MONITOR, ALERT, ENVIRONMENT -> path;
        };
    }

    /// Where one resource is.
    String itemPath(String reference) {
        return this == VERSION
                ? "/api/v1/versions?ref=" + Names.segment(reference)
                : path + "/" + Names.path(reference);
    }

    private static String required(String of) {
        if (of.isEmpty()) {
            throw new Stop(
                    ExitCode.USAGE,
                    "Whose versions?",
                    "name the model: `slipway version list --of flight-delay`");
        }
        return of;
    }
}
