package dev.slipway.serving.sandbox;

import java.util.Optional;

/// Numbers of the system calls that the filter names, per architecture; -1 where one does not
/// exist.
///
/// @param auditArchitecture `AUDIT_ARCH_*`
/// @param seccomp the call that installs a filter
/// @param newTask `clone`: allowed for threads only
/// @param open allowed for reading only; old form, x86-64 alone has it
/// @param openat allowed for reading only
/// @param unsupported answered with ENOSYS, so that the C library uses the older call
/// @param denied answered with EPERM
record SystemCalls(
        int auditArchitecture,
        int seccomp,
        int newTask,
        int open,
        int openat,
        int[] unsupported,
        int[] denied) {

    private static final int[] EVERYWHERE = {
        // pidfd_send_signal, io_uring_setup, io_uring_enter, io_uring_register, open_tree,
        // move_mount, fsopen, fsconfig, fsmount, fspick, pidfd_open, pidfd_getfd, mount_setattr
        424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 442
    };

    private static final int[] X86_64 = {
        // socket, connect, accept, sendto, recvfrom, sendmsg, recvmsg, bind, listen, socketpair
        41,
        42,
        43,
        44,
        45,
        46,
        47,
        49,
        50,
        53,
        // fork, vfork, execve, kill, creat, ptrace, pivot_root, chroot, acct, settimeofday
        57,
        58,
        59,
        62,
        85,
        101,
        155,
        161,
        163,
        164,
        // mount, umount2, swapon, swapoff, reboot, sethostname, setdomainname, iopl, ioperm
        165,
        166,
        167,
        168,
        169,
        170,
        171,
        172,
        173,
        // init_module, delete_module, quotactl, clock_settime, kexec_load, add_key, request_key,
        // keyctl, unshare, accept4, perf_event_open, open_by_handle_at, setns
        175,
        176,
        179,
        227,
        246,
        248,
        249,
        250,
        272,
        288,
        298,
        304,
        308,
        // process_vm_readv, process_vm_writev, finit_module, kexec_file_load, bpf, execveat,
        // userfaultfd
        310,
        311,
        313,
        320,
        321,
        322,
        323
    };

    private static final int[] AARCH64 = {
        // umount2, mount, pivot_root, chroot, quotactl, acct, unshare, kexec_load, init_module
        39,
        40,
        41,
        51,
        60,
        89,
        97,
        104,
        105,
        // delete_module, clock_settime, ptrace, kill, reboot, sethostname, setdomainname
        106,
        112,
        117,
        129,
        142,
        161,
        162,
        // settimeofday, socket, socketpair, bind, listen, accept, connect, sendto, recvfrom
        170,
        198,
        199,
        200,
        201,
        202,
        203,
        206,
        207,
        // sendmsg, recvmsg, add_key, request_key, keyctl, execve, swapon, swapoff,
        // perf_event_open, accept4
        211,
        212,
        217,
        218,
        219,
        221,
        224,
        225,
        241,
        242,
        // open_by_handle_at, setns, process_vm_readv, process_vm_writev, finit_module, bpf,
        // execveat, userfaultfd, kexec_file_load
        265,
        268,
        270,
        271,
        273,
        280,
        281,
        282,
        294
    };

    /// The numbers of this machine; empty for an architecture that is not known.
    static Optional<SystemCalls> ofThisMachine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Optional.of(x86());
            case "aarch64" -> Optional.of(arm());
            default -> Optional.empty();
        };
    }

    private static SystemCalls x86() {
        return new SystemCalls(
                0xC000003E, 317, 56, 2, 257, new int[] {435, 437}, join(X86_64, EVERYWHERE));
    }

    private static SystemCalls arm() {
        return new SystemCalls(
                0xC00000B7, 277, 220, -1, 56, new int[] {435, 437}, join(AARCH64, EVERYWHERE));
    }

    private static int[] join(int[] first, int[] second) {
        int[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
