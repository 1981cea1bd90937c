package dev.slipway.kit.probe;

import dev.slipway.core.identity.Verb;
import dev.slipway.kit.http.ETags;
import dev.slipway.kit.http.Idempotent;
import dev.slipway.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A resource that uses what the kit offers.
@Path("/probe")
@RunOnVirtualThread
public class ProbeResource {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final AtomicReference<Runnable> BEFORE_ANSWER = new AtomicReference<>(() -> {});

    private final Caller caller;

    ProbeResource(Caller caller) {
        this.caller = caller;
    }

    /// How many effects there were.
    public static int made() {
        return MADE.get();
    }

    /// What happens between the effect and the answer of a POST.
    public static void beforeAnswer(Runnable hook) {
        BEFORE_ANSWER.set(hook);
    }

    @GET
    public Map<String, String> whoAmI() {
        caller.require(Verb.READ);
        return Map.of("actor", caller.actor(), "project", caller.project());
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("secret: the password is swordfish");
    }

    @PATCH
    public Response change(@Context HttpHeaders headers, @Valid Thing thing) {
        ETags.require(headers, 7);
        return Response.ok(thing).header(HttpHeaders.ETAG, ETags.of(8)).build();
    }

    @POST
    @Idempotent
    public Response make(@Valid Thing thing) {
        int number = MADE.incrementAndGet();
        BEFORE_ANSWER.get().run();
        return Response.created(URI.create("/probe/" + number))
                .entity(Map.of("number", number, "name", thing.name()))
                .header(HttpHeaders.ETAG, ETags.of(1))
                .build();
    }

    @POST
    @Path("/keyed")
    @Idempotent(required = true)
    public Map<String, Integer> keyed(Thing thing) {
        return Map.of("number", MADE.incrementAndGet());
    }
}
