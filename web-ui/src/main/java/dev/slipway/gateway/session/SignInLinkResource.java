package dev.slipway.gateway.session;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.GatewaySettings;
import dev.slipway.gateway.session.SignInService.Opened;
import dev.slipway.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `/login/link`: where a one-time link leads.
@Path("/login/link")
@PermitAll
@RunOnVirtualThread
public class SignInLinkResource {
    private final SignInService signIns;
    private final PublicAddress address;
    private final GatewaySettings.Session settings;

    SignInLinkResource(SignInService signIns, PublicAddress address, GatewaySettings settings) {
        this.signIns = signIns;
        this.address = address;
        this.settings = settings.session();
    }

    /// Signs in and goes to the console.
    @GET
    @Operation(summary = "Sign a browser in by a one-time link", operationId = "useSignInLink")
    @APIResponse(responseCode = "303", description = "Signed in; the console is next")
    public Response use(
            @QueryParam("token") @Nullable String token,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Optional<Opened> opened = token == null ? Optional.empty() : signIns.byLink(token);
        return opened.map(session -> signedIn(session, uri)).orElseGet(() -> refused(headers, uri));
    }

    /// A browser is led to the page that says so; whoever wants no page gets a problem.
    private Response refused(HttpHeaders headers, UriInfo uri) {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML)) {
            return Response.seeOther(URI.create(address.of(uri) + "/login?link=used")).build();
        }
        throw new ProblemException(
                ErrorCode.UNAUTHENTICATED,
                "This link was used already or is too old; make a new one with `slipway open`.");
    }

    private Response signedIn(Opened opened, UriInfo uri) {
        return Response.seeOther(URI.create(address.of(uri) + "/"))
                .cookie(
                        SessionCookie.of(
                                opened.secret().text(), settings.lifetime(), address.secure(uri)))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
