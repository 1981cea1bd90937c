package dev.slipway.serving.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Set;

/// Landlock: after [#restrict] this thread, and every program that it becomes, opens files only
/// beneath the folders it named. Other rights to files, TCP and signals to other processes are
/// taken away as far as the kernel knows them. Running programs is left to the seccomp filter.
final class Landlock {
    private static final long CREATE_RULESET = 444;
    private static final long ADD_RULE = 445;
    private static final long RESTRICT_SELF = 446;

    private static final long ASK_VERSION = 1;
    private static final long PATH_BENEATH = 1;
    private static final int PATH_ONLY = 0x20_0000;
    private static final int CLOSE_ON_EXECUTION = 0x8_0000;
    private static final int SET_NO_NEW_PRIVILEGES = 38;

    private static final long READ_FILE = 1 << 2;
    private static final long READ_FOLDER = 1 << 3;
    private static final long REMOVE_FOLDER = 1 << 4;
    private static final long MAKE_FOLDER = 1 << 7;
    private static final long READ = READ_FILE | READ_FOLDER;
    private static final long SCRATCH = MAKE_FOLDER | REMOVE_FOLDER;

    /// Every right to files of the first version but to run them.
    private static final long FIRST_RIGHTS = 0x1ffe;

    private static final long REFER = 1 << 13;
    private static final long TRUNCATE = 1 << 14;
    private static final long DEVICE_CONTROL = 1 << 15;
    private static final long TCP = 3;
    private static final long OTHER_PROCESSES = 3;

    private Landlock() {}

    /// The kernel's version of Landlock; 0 when it has none or has it switched off.
    static int version() {
        return (int) Math.max(0, Libc.systemCall(CREATE_RULESET, 0, 0, ASK_VERSION, 0));
    }

    /// Restricts this thread for good. The process itself stays readable in `/proc`.
    ///
    /// @param readable files, and folders with all beneath them; what does not exist is left out
    /// @param scratch folder in which folders may be made and removed
    /// @return false when the kernel refuses
    static boolean restrict(Set<Path> readable, Path scratch) {
        try (Arena arena = Arena.ofConfined()) {
            long ruleset = create(arena, version());
            if (ruleset < 0) {
                return false;
            }
            for (Path path : readable) {
                allow(arena, ruleset, opened(path, CLOSE_ON_EXECUTION), READ);
            }
            int folder = opened(scratch, CLOSE_ON_EXECUTION);
            allow(arena, ruleset, folder, SCRATCH);
            // Rules are about inodes, and the kernel makes a new one for a process whose old one
            // nobody holds: this descriptor stays open for good.
            allow(
                    arena,
                    ruleset,
                    opened(Path.of("/proc", Long.toString(ProcessHandle.current().pid())), 0),
                    READ);
            return Libc.control(SET_NO_NEW_PRIVILEGES, 1)
                    && Libc.systemCall(RESTRICT_SELF, ruleset, 0, 0, 0) == 0;
        }
    }

    private static long create(Arena arena, int version) {
        if (version < 1) {
            return -1;
        }
        long files = FIRST_RIGHTS;
        files |= version >= 2 ? REFER : 0;
        files |= version >= 3 ? TRUNCATE : 0;
        files |= version >= 5 ? DEVICE_CONTROL : 0;
        MemorySegment attribute = arena.allocate(24, 8);
        attribute.set(ValueLayout.JAVA_LONG, 0, files);
        attribute.set(ValueLayout.JAVA_LONG, 8, version >= 4 ? TCP : 0);
        attribute.set(ValueLayout.JAVA_LONG, 16, version >= 6 ? OTHER_PROCESSES : 0);
        long size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
        return Libc.systemCall(CREATE_RULESET, attribute.address(), size, 0, 0);
    }

    /// @return negative when there is no such file
    private static int opened(Path path, int flags) {
        return Libc.open(path.toString(), PATH_ONLY | flags);
    }

    private static void allow(Arena arena, long ruleset, int file, long rights) {
        if (file >= 0 && !add(arena, ruleset, file, rights)) {
            // Rights to folders do not go with a file.
            add(arena, ruleset, file, rights & READ_FILE);
        }
    }

    private static boolean add(Arena arena, long ruleset, int file, long rights) {
        MemorySegment rule = arena.allocate(16, 8);
        rule.set(ValueLayout.JAVA_LONG, 0, rights);
        rule.set(ValueLayout.JAVA_INT, 8, file);
        return Libc.systemCall(ADD_RULE, ruleset, PATH_BENEATH, rule.address(), 0) == 0;
    }

    /// Whether this process is restricted: the root folder, which is never named, cannot be read.
    static boolean holds() {
        return Libc.open("/", CLOSE_ON_EXECUTION) < 0;
    }
}
