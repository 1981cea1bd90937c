package dev.slipway.cli.output;

import com.fasterxml.jackson.databind.JsonNode;

/// The views of all resources.
public final class Views {
    public static final View MODEL =
            View.of(
                    node -> text(node, "name"),
                    "createdAt",
                    "LATEST=latestVersion",
                    "ALIASES=aliases");
    public static final View VERSION =
            View.of(
                    Views::version,
                    "createdAt",
                    "STATE=state",
                    "SIZE=sizeBytes",
                    "DIGEST=digest",
                    "AUTHOR=author");
    public static final View POLICY =
            View.of(
                    node -> text(node, "name"),
                    "createdAt",
                    "REVISION=revision",
                    "HASH=hash",
                    "AUTHOR=author");
    public static final View DATASET =
            View.of(
                    node -> text(node, "name"),
                    "createdAt",
                    "REVISION=revision",
                    "ROWS=rows",
                    "LABEL=label",
                    "DIGEST=digest");
    public static final View EVALUATION =
            View.of(
                    node -> text(node, "id"),
                    "queuedAt",
                    "MODEL=model",
                    "VERSION=version",
                    "POLICY=policy",
                    "STATE=state");
    public static final View BUILD =
            View.of(
                    node -> text(node, "id"),
                    "queuedAt",
                    "MODEL=model",
                    "VERSION=version",
                    "STATE=state",
                    "IMAGE=imageDigest");
    public static final View RELEASE =
            View.of(
                    node -> text(node, "id"),
                    "createdAt",
                    "DEPLOYMENT=deployment",
                    "MODEL=model",
                    "VERSION=version",
                    "STATE=state");
    public static final View DEPLOYMENT =
            View.of(
                    node -> text(node, "environment") + "/" + text(node, "name"),
                    "createdAt",
                    "STATE=state",
                    "MODEL=current.model",
                    "VERSION=current.version");
    public static final View ALERT =
            View.of(
                    node -> text(node, "id"),
                    "firedAt",
                    "KIND=kind",
                    "STATE=state",
                    "COLUMNS=columns");
    public static final View MONITOR =
            View.of(
                    node -> text(node, "environment") + "/" + text(node, "deployment"),
                    "lastIngestAt",
                    "STATUS=status",
                    "ROWS=rows",
                    "ALERTS=openAlerts");
    public static final View ENVIRONMENT =
            View.of(node -> text(node, "name"), "createdAt", "TARGET=target");
    public static final View TOKEN =
            View.of(
                    node -> text(node, "name"),
                    "createdAt",
                    "ID=id",
                    "SCOPES=scopes",
                    "EXPIRES=expiresAt");
    public static final View GATE =
            View.of(node -> text(node, "id"), "", "VERDICT=verdict", "SUMMARY=summary");
    public static final View SERVICE =
            View.of(node -> text(node, "name"), "", "READY=ready", "DETAIL=detail");

    private Views() {}

    private static String version(JsonNode node) {
        return text(node, "model") + "/" + text(node, "version");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
