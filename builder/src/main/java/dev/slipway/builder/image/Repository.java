package dev.slipway.builder.image;

/// The images of one model under the OCI distribution API.
public record Repository(String project, String slug) {
    /// The name in addresses, `PROJECT/SLUG`.
    @Override
    public String toString() {
        return project + "/" + slug;
    }
}
