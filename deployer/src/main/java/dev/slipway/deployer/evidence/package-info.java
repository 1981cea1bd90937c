/// Whether an image may go to an environment: the digest chain from version over evaluation to
/// image, and the gates that the policy requires there. Rules are pure; the facts come from the
/// views that registry, validator and builder publish.
@NullMarked
package dev.slipway.deployer.evidence;

import org.jspecify.annotations.NullMarked;
