/// OCI images as plain Java: deterministic tar layers, image documents, layout folders, and a safe
/// unpacker. Knows files and streams only; nothing of Slipway's services. HTTP is in `registry`
/// alone.
@NullMarked
package dev.slipway.oci;

import org.jspecify.annotations.NullMarked;
