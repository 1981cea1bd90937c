package dev.slipway.gateway.console;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The console: its files as they are, and its one page for every address that a person may have
/// bookmarked. Files with a hash in their name may be kept for ever, the page never.
@ApplicationScoped
public class ConsoleFiles {
    private static final String ROOT = "META-INF/resources";
    private static final String PAGE = "/index.html";
    private static final String ABSENT =
            """
            <!doctype html><html lang="en"><title>Slipway</title>
            <h1>Slipway</h1>
            <p>This gateway was built without the console. The API is at <code>/api/v1</code>,
            deployments at <code>/serve</code>.</p></html>
            """;

    /// Passes a file on to the static handler, or answers the page.
    public void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = Objects.requireNonNullElse(context.request().path(), "/");
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            throw new RefusedException(
                    Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, path + " can only be read"));
        }
        PageSecurity.apply(context.response().headers());
        if (path.equals("/") || path.equals(PAGE)) {
            page(context);
        } else if (resource(path) != null) {
            file(context, path);
        } else if (path.startsWith("/assets/")) {
            throw new RefusedException(Refusal.of(ErrorCode.NOT_FOUND, "No file " + path));
        } else {
            page(context);
        }
    }

    private static void file(RoutingContext context, String path) {
        boolean hashed = path.startsWith("/assets/");
        String caching = hashed ? "public, max-age=31536000, immutable" : "no-cache";
        context.addHeadersEndHandler(
                _ -> context.response().putHeader(HttpHeaders.CACHE_CONTROL, caching));
        context.next();
    }

    private static void page(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8");
        String page = Page.TEXT == null ? ABSENT : Page.TEXT;
        response.end(page);
    }

    private static @Nullable URL resource(String path) {
        return path.endsWith("/")
                ? null
                : Thread.currentThread().getContextClassLoader().getResource(ROOT + path);
    }

    /// The page, read once.
    private static final class Page {
        static final @Nullable String TEXT = read();

        private static @Nullable String read() {
            URL url = resource(PAGE);
            if (url == null) {
                return null;
            }
            try (var in = url.openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
