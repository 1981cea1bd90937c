/// The embedded S3 endpoint: s3proxy over a folder, a process of its own.
@NullMarked
package dev.slipway.local.s3;

import org.jspecify.annotations.NullMarked;
