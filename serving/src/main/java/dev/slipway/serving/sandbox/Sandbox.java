package dev.slipway.serving.sandbox;

/// What a process may still do after it has limited itself.
public enum Sandbox {
    /// Resource limits and a filter of system calls.
    SECCOMP("seccomp"),
    /// Resource limits only: the kernel, or a container around us, allows no filter.
    RLIMITS("rlimits");

    private static final int RLIMIT_CPU = 0;
    private static final int RLIMIT_FSIZE = 1;
    private static final int RLIMIT_DATA = 2;
    private static final int RLIMIT_CORE = 4;
    private static final int RLIMIT_NOFILE = 7;

    private final String wireName;

    Sandbox(String wireName) {
        this.wireName = wireName;
    }

    /// The name in reports.
    public String wireName() {
        return wireName;
    }

    /// Limits this process, for good. Call it after native libraries are loaded and before the
    /// first byte of a file that nobody trusts.
    public static Sandbox enter(Limits limits) {
        Libc.setLimit(RLIMIT_CORE, 0);
        Libc.setLimit(RLIMIT_NOFILE, limits.openFiles());
        Libc.setLimit(RLIMIT_FSIZE, limits.fileBytes());
        Libc.setLimit(RLIMIT_CPU, limits.cpuSeconds());
        Libc.setLimit(RLIMIT_DATA, limits.dataBytes(ProcessMemory.dataBytes()));
        return SeccompFilter.install() ? SECCOMP : RLIMITS;
    }
}
