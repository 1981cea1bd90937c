package dev.slipway.builder.pull;

import dev.slipway.core.problem.OciErrors;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Answers a [PullRefusal].
@Provider
public class PullRefusalMapper implements ExceptionMapper<PullRefusal> {
    @Override
    public Response toResponse(PullRefusal refusal) {
        return Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(OciErrors.of(refusal.code(), refusal.text()))
                .build();
    }
}
