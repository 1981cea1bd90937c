package dev.slipway.testkit;

import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives a `@QuarkusTest` what its service has in production: a bootstrapped PostgreSQL 18, an S3
/// endpoint and the gateway's keys. The servers are started once per JVM and shared; the database
/// keeps its rows between test classes.
@Documented
@QuarkusTestResource(StackResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithStack {
    /// The service, which is also its database role: `registry`, `validator`, … `identity`.
    String role();
}
