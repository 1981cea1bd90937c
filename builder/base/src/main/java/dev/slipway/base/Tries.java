package dev.slipway.base;

import java.io.IOException;

/// Repeats a check that can fail by chance. The runtime maps an AOT cache where the layout of its
/// address space has room, which it now and then has not; such a start goes on without the cache.
public final class Tries {
    private static final int MOST = 3;

    private Tries() {}

    /// One try.
    @FunctionalInterface
    public interface Check {
        void run() throws BaseException, IOException, InterruptedException;
    }

    /// Runs the check until it succeeds, three times at most.
    ///
    /// @throws BaseException of the last try
    public static void upToThree(Check check)
            throws BaseException, IOException, InterruptedException {
        for (int i = 1; i < MOST; i++) {
            try {
                check.run();
                return;
            } catch (BaseException e) {
                // Said by the last try, if that fails, too.
            }
        }
        check.run();
    }
}
