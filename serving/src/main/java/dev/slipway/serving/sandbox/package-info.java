/// What a process takes away from itself before it touches a file that nobody trusts: resource
/// limits by setrlimit, system calls by seccomp.
@NullMarked
package dev.slipway.serving.sandbox;

import org.jspecify.annotations.NullMarked;
