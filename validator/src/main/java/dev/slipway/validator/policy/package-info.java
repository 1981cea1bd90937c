/// Policies: what a version must prove. Revisions are immutable and named by the digest of their
/// canonical form, so the same document is the same revision.
@NullMarked
package dev.slipway.validator.policy;

import org.jspecify.annotations.NullMarked;
