/// Slipway on one machine: real servers as child processes, a supervisor that keeps them up, and
/// the commands around it. Start reading at `supervisor.Supervisor` and `stack.Stack`.
@NullMarked
package dev.slipway.local;

import org.jspecify.annotations.NullMarked;
