/// Tests of the validator on a real PostgreSQL, a real S3 endpoint and real scoring children.
@NullMarked
package dev.slipway.validator;

import org.jspecify.annotations.NullMarked;
