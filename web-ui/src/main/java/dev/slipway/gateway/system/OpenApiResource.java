package dev.slipway.gateway.system;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// `/api/v1/openapi.json`: the committed API documents.
@Path("/api/v1/openapi.json")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OpenApiResource {
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");

    /// The document of one service.
    @GET
    @Operation(summary = "The API document of a service", operationId = "getOpenApi")
    public String get(@QueryParam("service") @DefaultValue("gateway") String service)
            throws IOException {
        try (InputStream document = open(service)) {
            if (document == null) {
                throw new ProblemException(
                        ErrorCode.NOT_FOUND,
                        "There is no API document of %s; the services are gateway, registry,"
                                        .formatted(service)
                                + " validator, builder, deployer and monitor.");
            }
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static @Nullable InputStream open(String service) {
        return NAME.matcher(service).matches()
                ? Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("openapi/" + service + ".json")
                : null;
    }
}
