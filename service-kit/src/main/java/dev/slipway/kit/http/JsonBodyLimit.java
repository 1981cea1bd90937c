package dev.slipway.kit.http;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Limits bodies that become objects. Streamed bodies (methods that take an `InputStream`) have
/// limits of their own.
@Provider
public class JsonBodyLimit implements ReaderInterceptor {
    private final long maxBytes;

    JsonBodyLimit(
            @ConfigProperty(name = "slipway.http.max-json-bytes", defaultValue = "16777216")
                    long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        MediaType type = context.getMediaType();
        boolean json = type != null && type.getSubtype().endsWith("json");
        if (json && !InputStream.class.isAssignableFrom(context.getType())) {
            context.setInputStream(new LimitedStream(context.getInputStream(), maxBytes));
        }
        return context.proceed();
    }

    /// Refuses the first byte over the limit.
    private static final class LimitedStream extends FilterInputStream {
        private final long maxBytes;
        private long count;

        LimitedStream(InputStream body, long maxBytes) {
            super(body);
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                advance(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                advance(read);
            }
            return read;
        }

        private void advance(int bytes) {
            count += bytes;
            if (count > maxBytes) {
                throw new ProblemException(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "A JSON body has at most %d bytes.".formatted(maxBytes));
            }
        }
    }
}
