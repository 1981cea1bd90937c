package dev.slipway.serving.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers of the system calls that the filter names, per architecture; -1 where one does not
/// exist.
///
/// @param auditArchitecture `AUDIT_ARCH_*`
/// @param seccomp the call that installs a filter
/// @param conditional calls that depend on their arguments
/// @param unsupported answered with ENOSYS, so that the C library uses the older call
/// @param denied answered with EPERM
record SystemCalls(
        int auditArchitecture,
        int seccomp,
        Conditional conditional,
        int[] unsupported,
        int[] denied) {

    /// @param newTask `clone`: allowed for threads only
    /// @param open allowed for reading only; old form, x86-64 alone has it
    /// @param openat allowed for reading only
    /// @param signalThread `tgkill`: allowed within this process only
    /// @param limits `prlimit64`: allowed for asking about this process only
    record Conditional(int newTask, int open, int openat, int signalThread, int limits) {}

    /// clone3 and openat2, whose arguments a filter cannot see.
    private static final int[] UNSUPPORTED = {435, 437};

    private static final String EVERYWHERE =
            """
            pidfd_send_signal 424, io_uring_setup 425, io_uring_enter 426, io_uring_register 427,
            open_tree 428, move_mount 429, fsopen 430, fsconfig 431, fsmount 432, fspick 433,
            pidfd_open 434, pidfd_getfd 438, process_madvise 440, mount_setattr 442,
            process_mrelease 448, fchmodat2 452, setxattrat 463, removexattrat 466,
            open_tree_attr 467, file_setattr 469
            """;

    private static final String X86_64 =
            """
            shmget 29, shmat 30, shmctl 31, socket 41, connect 42, accept 43, sendto 44,
            recvfrom 45, sendmsg 46, recvmsg 47, bind 49, listen 50, socketpair 53, fork 57,
            vfork 58, execve 59, kill 62, semget 64, semop 65, semctl 66, shmdt 67, msgget 68,
            msgsnd 69, msgrcv 70, msgctl 71, truncate 76, ftruncate 77, rename 82, mkdir 83,
            rmdir 84, creat 85, link 86, unlink 87, symlink 88, chmod 90, fchmod 91, chown 92,
            fchown 93, lchown 94, ptrace 101, rt_sigqueueinfo 129, utime 132, mknod 133,
            pivot_root 155, setrlimit 160, chroot 161, acct 163, settimeofday 164, mount 165,
            umount2 166, swapon 167, swapoff 168, reboot 169, sethostname 170, setdomainname 171,
            iopl 172, ioperm 173, init_module 175, delete_module 176, quotactl 179, setxattr 188,
            lsetxattr 189, fsetxattr 190, removexattr 197, lremovexattr 198, fremovexattr 199,
            tkill 200, semtimedop 220, clock_settime 227, utimes 235, mq_open 240, mq_unlink 241,
            kexec_load 246, add_key 248, request_key 249, keyctl 250, mkdirat 258, mknodat 259,
            fchownat 260, futimesat 261, unlinkat 263, renameat 264, linkat 265, symlinkat 266,
            fchmodat 268, unshare 272, utimensat 280, fallocate 285, accept4 288,
            rt_tgsigqueueinfo 297, perf_event_open 298, recvmmsg 299, fanotify_init 300,
            open_by_handle_at 304, sendmmsg 307, setns 308, process_vm_readv 310,
            process_vm_writev 311, finit_module 313, renameat2 316, kexec_file_load 320, bpf 321,
            execveat 322, userfaultfd 323
            """;

    private static final String AARCH64 =
            """
            setxattr 5, lsetxattr 6, fsetxattr 7, removexattr 14, lremovexattr 15,
            fremovexattr 16, mknodat 33, mkdirat 34, unlinkat 35, symlinkat 36, linkat 37,
            renameat 38, umount2 39, mount 40, pivot_root 41, truncate 45, ftruncate 46,
            fallocate 47, chroot 51, fchmod 52, fchmodat 53, fchownat 54, fchown 55, quotactl 60,
            utimensat 88, acct 89, unshare 97, kexec_load 104, init_module 105,
            delete_module 106, clock_settime 112, ptrace 117, kill 129, tkill 130,
            rt_sigqueueinfo 138, reboot 142, sethostname 161, setdomainname 162, setrlimit 164,
            settimeofday 170, mq_open 180, mq_unlink 181, msgget 186, msgctl 187, msgrcv 188,
            msgsnd 189, semget 190, semctl 191, semtimedop 192, semop 193, shmget 194,
            shmctl 195, shmat 196, shmdt 197, socket 198, socketpair 199, bind 200, listen 201,
            accept 202, connect 203, sendto 206, recvfrom 207, sendmsg 211, recvmsg 212,
            add_key 217, request_key 218, keyctl 219, execve 221, swapon 224, swapoff 225,
            rt_tgsigqueueinfo 240, perf_event_open 241, accept4 242, recvmmsg 243,
            fanotify_init 262, open_by_handle_at 265, setns 268, sendmmsg 269,
            process_vm_readv 270, process_vm_writev 271, finit_module 273, renameat2 276,
            bpf 280, execveat 281, userfaultfd 282, kexec_file_load 294
            """;

    /// The numbers of this machine; empty for an architecture that is not known.
    static Optional<SystemCalls> ofThisMachine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Optional.of(x86());
            case "aarch64" -> Optional.of(arm());
            default -> Optional.empty();
        };
    }

    static SystemCalls x86() {
        Conditional conditional = new Conditional(56, 2, 257, 234, 302);
        return new SystemCalls(
                0xC000003E, 317, conditional, UNSUPPORTED, numbers(X86_64 + "," + EVERYWHERE));
    }

    static SystemCalls arm() {
        Conditional conditional = new Conditional(220, -1, 56, 131, 261);
        return new SystemCalls(
                0xC00000B7, 277, conditional, UNSUPPORTED, numbers(AARCH64 + "," + EVERYWHERE));
    }

    /// The numbers of a list of names, each followed by its number.
    private static int[] numbers(String list) {
        return Pattern.compile(",")
                .splitAsStream(list)
                .map(String::strip)
                .mapToInt(call -> Integer.parseInt(call.substring(call.indexOf(' ') + 1)))
                .toArray();
    }
}
