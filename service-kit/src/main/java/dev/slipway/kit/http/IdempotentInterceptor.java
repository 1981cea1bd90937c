package dev.slipway.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.id.Digest;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps the promise of [Idempotent].
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class IdempotentInterceptor {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final IdempotencyKeys keys;
    private final ObjectMapper mapper;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;

    IdempotentInterceptor(
            IdempotencyKeys keys,
            ObjectMapper mapper,
            Caller caller,
            HttpHeaders headers,
            UriInfo uri) {
        this.keys = keys;
        this.mapper = mapper;
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
    }

    @AroundInvoke
    @Nullable Object around(InvocationContext invocation) throws Exception {
        String key = headers.getHeaderString(HEADER);
        if (key == null) {
            requireOptional(invocation.getMethod());
            return invocation.proceed();
        }
        requireForm(key);
        String hash = requestHash(invocation);
        var owner = new IdempotencyKeys.Owner(caller.project(), caller.actor(), key);
        return QuarkusTransaction.joiningExisting().call(() -> once(owner, hash, invocation));
    }

    private @Nullable Object once(
            IdempotencyKeys.Owner owner, String hash, InvocationContext invocation)
            throws Exception {
        if (!keys.tryLock(owner)) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_IN_FLIGHT,
                    "A request with the Idempotency-Key %s is still being served. Retry soon."
                            .formatted(owner.key()));
        }
        Optional<StoredAnswer> stored = keys.find(owner);
        if (stored.isPresent()) {
            requireSame(stored.get(), hash, owner.key());
            return replay(stored.get(), invocation.getMethod());
        }
        Object result = invocation.proceed();
        keys.store(owner, answer(hash, result));
        return result;
    }

    private static void requireOptional(Method method) {
        Idempotent annotation = method.getAnnotation(Idempotent.class);
        if (annotation != null && annotation.required()) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                    "Send an Idempotency-Key, so that a repeated request has one effect.");
        }
    }

    private static void requireForm(String key) {
        if (!FORM.matcher(key).matches()) {
            String message = "must be 1 to 255 visible ASCII characters";
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "The Idempotency-Key " + message + ".",
                    List.of(new Violation(HEADER, "header", message)));
        }
    }

    private static void requireSame(StoredAnswer stored, String hash, String key) {
        if (!stored.requestHash().equals(hash)) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_MISMATCH,
                    "The Idempotency-Key %s was used with another request. Use a new key."
                            .formatted(key));
        }
    }

    private String requestHash(InvocationContext invocation) throws JsonProcessingException {
        StringBuilder text = new StringBuilder(uri.getRequestUri().getRawPath());
        text.append('?').append(Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse(""));
        Annotation[][] annotations = invocation.getMethod().getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            if (isBody(annotations[i])) {
                text.append('\n').append(mapper.writeValueAsString(invocation.getParameters()[i]));
            }
        }
        return Digest.of(text.toString()).hex();
    }

    private static boolean isBody(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            String origin = annotation.annotationType().getPackageName();
            if (origin.startsWith("jakarta.ws.rs") || origin.startsWith("org.jboss.resteasy")) {
                return false;
            }
        }
        return true;
    }

    private StoredAnswer answer(String hash, @Nullable Object result)
            throws JsonProcessingException {
        if (!(result instanceof Response response)) {
            return new StoredAnswer(
                    hash, Response.Status.OK.getStatusCode(), Map.of(), json(result));
        }
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            Object value = response.getHeaders().getFirst(name);
            if (value != null) {
                kept.put(name, value.toString());
            }
        }
        return new StoredAnswer(hash, response.getStatus(), kept, json(response.getEntity()));
    }

    private @Nullable String json(@Nullable Object value) throws JsonProcessingException {
        return value == null ? null : mapper.writeValueAsString(value);
    }

    private @Nullable Object replay(StoredAnswer stored, Method method)
            throws JsonProcessingException {
        Type type = method.getGenericReturnType();
        if (!Response.class.equals(type)) {
            return stored.body() == null
                    ? null
                    : mapper.readValue(stored.body(), mapper.constructType(type));
        }
        Response.ResponseBuilder response =
                Response.status(stored.status()).header(REPLAYED, "true");
        stored.headers().forEach(response::header);
        if (stored.body() != null) {
            response.type("application/json").entity(mapper.readTree(stored.body()));
        }
        return response.build();
    }
}
