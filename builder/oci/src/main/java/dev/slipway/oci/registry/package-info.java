/// Pushing images to a registry over the OCI distribution API, with the JDK's HTTP client. Streams
/// every blob, resumes broken uploads, and never sends credentials to a host other than the
/// registry and the token service that it names.
@NullMarked
package dev.slipway.oci.registry;

import org.jspecify.annotations.NullMarked;
