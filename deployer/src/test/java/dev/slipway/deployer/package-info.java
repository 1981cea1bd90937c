/// Tests on a real PostgreSQL, a real S3 endpoint and real processes.
@NullMarked
package dev.slipway.deployer;

import org.jspecify.annotations.NullMarked;
