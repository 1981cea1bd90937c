package dev.slipway.gateway.session;

import dev.slipway.core.identity.Role;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.GatewaySettings;
import dev.slipway.gateway.identity.Requests;
import dev.slipway.gateway.session.SignInService.Opened;
import dev.slipway.gateway.user.UserRepository;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `/api/v1/session`: signing in, who I am, signing out.
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionResource {
    private final SignInService signIns;
    private final UserRepository users;
    private final Caller caller;
    private final PublicAddress address;
    private final GatewaySettings.Session settings;
    private final Clock clock;

    SessionResource(
            SignInService signIns,
            UserRepository users,
            Caller caller,
            PublicAddress address,
            GatewaySettings settings,
            Clock clock) {
        this.signIns = signIns;
        this.users = users;
        this.caller = caller;
        this.address = address;
        this.settings = settings.session();
        this.clock = clock;
    }

    /// Opens a session.
    @POST
    @PermitAll
    @Operation(summary = "Sign in with name and password", operationId = "signIn")
    @APIResponse(
            responseCode = "200",
            description = "Who the caller is now, with the session cookie",
            content = @Content(schema = @Schema(implementation = Me.class)))
    public Response signIn(@Nullable SignIn signIn, @Context UriInfo uri) {
        Opened opened = signIns.byPassword(Requests.body(signIn));
        return Response.ok(Me.of(opened.username(), users.roles(opened.username())))
                .cookie(
                        SessionCookie.of(
                                opened.secret().text(), settings.lifetime(), address.secure(uri)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /// Who the caller is.
    @GET
    @Operation(summary = "Who I am and what I may do", operationId = "getSession")
    public Me get() {
        return Me.of(caller, users.roles(caller.actor()));
    }

    /// Ends the session.
    @DELETE
    @Operation(summary = "Sign out", operationId = "signOut")
    @APIResponse(responseCode = "204", description = "The session has ended")
    public Response signOut(
            @CookieParam(SessionCookie.NAME) @Nullable String cookie, @Context UriInfo uri) {
        if (cookie != null) {
            signIns.signOut(cookie);
        }
        return Response.noContent().cookie(SessionCookie.ended(address.secure(uri))).build();
    }

    /// A link that signs a browser in as the caller, once, within minutes. The session may do all
    /// that the caller's user may, so the credentials must not be narrower than an administrator's.
    @POST
    @Path("/links")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Make a one-time sign-in link", operationId = "createSignInLink")
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = SignInLink.class)))
    public Response link(@Context UriInfo uri) {
        if (!caller.verbs().containsAll(Role.ADMIN.verbs())) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN,
                    "A sign-in link opens all that its owner may do, so it is made only with every right of an administrator.");
        }
        Instant expiresAt = clock.instant().plus(settings.linkLifetime());
        String secret = signIns.link(caller.actor()).text();
        SignInLink link =
                new SignInLink(address.of(uri) + "/login/link?token=" + secret, expiresAt);
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(link)
                .build();
    }
}
