package dev.slipway.gateway.route;

/// What a request may carry; each kind has its own limit.
public enum BodyKind {
    /// Files of a model, data sets, MLflow artifacts.
    UPLOAD,
    /// Rows for a deployment.
    PREDICTION,
    /// Everything else: JSON documents.
    DOCUMENT;

    /// The kind of a request by its method and raw path.
    public static BodyKind of(String method, String path) {
        if (path.startsWith("/serve/")) {
            return PREDICTION;
        }
        boolean upload =
                path.startsWith("/api/v1/models/") && path.contains("/files/")
                        || path.startsWith("/api/v1/datasets/")
                        || path.contains("/mlflow-artifacts/");
        return upload && !method.equals("POST") ? UPLOAD : DOCUMENT;
    }
}
