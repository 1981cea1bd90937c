/// `validate --local`: the gates of a policy over a file on disk, without a database, an object
/// store or a server.
@NullMarked
package dev.slipway.validator.local;

import org.jspecify.annotations.NullMarked;
