/// Real servers, signed tokens and a movable clock for tests. A service's test class carries
/// [WithStack] beside `@QuarkusTest`; nothing is mocked.
@NullMarked
package dev.slipway.testkit;

import org.jspecify.annotations.NullMarked;
