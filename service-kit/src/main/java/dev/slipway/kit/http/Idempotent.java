package dev.slipway.kit.http;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Honours the header `Idempotency-Key` on a POST method of a resource with a JSON body. The method
/// runs in one transaction with the record of its answer, so the effect happens once whatever dies.
/// The same key with the same request gives the stored answer (and `Idempotency-Replayed: true`
/// when the method returns a `Response`), with another request 422, while the first is in flight
/// 409. Keys live 24 hours, per project and caller. A method that throws stores nothing.
///
/// Because of the transaction the method must not call the object store or another process.
@Documented
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /// Whether a request without a key is refused with 400.
    @Nonbinding
    boolean required() default false;
}
