package dev.slipway.serving.sandbox;

/// What a process may still do after it has limited itself, the weakest level first.
public enum Sandbox {
    /// Resource limits only: the kernel, or a container around us, allows no filter.
    RLIMITS("rlimits"),
    /// Also a filter of system calls: no socket, no other program, no signal, no change of a file.
    SECCOMP("seccomp"),
    /// Also no file is read but those that the process needs, the model's folder among them.
    LANDLOCK("landlock");

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

    /// The level of a name.
    ///
    /// @throws IllegalArgumentException naming the levels that there are
    public static Sandbox of(String wireName) {
        for (Sandbox level : values()) {
            if (level.wireName.equals(wireName)) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                "a sandbox is rlimits, seccomp or landlock, not " + wireName);
    }

    /// Limits this process, for good; [Confinement] comes before. Call it after native libraries
    // are loaded and before the
    /// first byte of a file that nobody trusts.
    public static Sandbox enter(Limits limits) {
        Libc.setLimit(RLIMIT_CORE, 0);
        Libc.setLimit(RLIMIT_NOFILE, limits.openFiles());
        Libc.setLimit(RLIMIT_FSIZE, limits.fileBytes());
        Libc.setLimit(RLIMIT_CPU, limits.cpuSeconds());
        Libc.setLimit(RLIMIT_DATA, limits.dataBytes(ProcessMemory.dataBytes()));
        if (!SeccompFilter.install()) {
            return RLIMITS;
        }
        return Landlock.holds() ? LANDLOCK : SECCOMP;
    }
}
