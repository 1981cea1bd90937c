package dev.slipway.serving.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.serving.fixture.Child;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir private Path folder;

    /// Every attempt that a filter of system calls answers, and what it says.
    private static final String UNDER_SECCOMP =
            """
            socket refused
            channel refused
            exec refused
            write refused
            append refused
            delete refused
            rename refused
            folder refused
            link refused
            symlink refused
            mode refused
            time refused
            kill refused
            tgkill refused
            own thread done
            read model done
            thread done
            """;

    @TempDir private Path other;

    private Child.Result probe() throws Exception {
        Path file = Files.writeString(folder.resolve("readable"), "text");
        Path elsewhere = Files.writeString(other.resolve("secret"), "text");
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            return Child.run(
                    Probe.class.getName(),
                    "",
                    file.toString(),
                    Integer.toString(listener.getLocalPort()),
                    elsewhere.toString(),
                    Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aLimitedProcessCanReadAndComputeAndNothingElse() throws Exception {
        Child.Result result = probe();
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("files 256\n");
        assumeThat(result.out()).doesNotContain("sandbox rlimits\n");
        assertThat(result.out()).contains(UNDER_SECCOMP);
        assertThat(folder.toFile().list()).containsExactly("readable");
        assertThat(folder.resolve("readable")).hasContent("text");
    }

    @Test
    void aConfinedProcessReadsItsModelsFolderOnly() throws Exception {
        Child.Result result = probe();
        assumeThat(result.out()).contains("sandbox landlock\n");
        assertThat(result.out())
                .isEqualTo(
                        "sandbox landlock\n"
                                + UNDER_SECCOMP
                                + """
                                read elsewhere refused
                                read passwd refused
                                list root refused
                                read environment refused
                                files 256
                                """);
    }

    @Test
    void aKernelWithLandlockConfines() throws Exception {
        assumeThat(Landlock.version()).isPositive();
        assertThat(probe().out()).startsWith("sandbox landlock\n");
    }

    @Test
    void theSecondStartMayReadTheStartUpCacheOfTheFirst() {
        byte[] line =
                "java\0-XX:AOTCache=/opt/a.aot\0-cp\0x.jar\0".getBytes(StandardCharsets.UTF_8);

        assertThat(Confinement.startUpCaches(Confinement.command(line)))
                .containsExactly(Path.of("/opt/a.aot"));
    }

    @Test
    void commandLinesAreTakenApartAtEachNul() {
        byte[] line = "java\0-cp\0\0Main\0".getBytes(StandardCharsets.UTF_8);
        assertThat(Confinement.command(line))
                .extracting(word -> new String(word, StandardCharsets.UTF_8))
                .containsExactly("java", "-cp", "", "Main");
    }

    @Test
    void aProgramFitsTheKernelsLimit() {
        for (SystemCalls calls : List.of(SystemCalls.x86(), SystemCalls.arm())) {
            byte[] program = SeccompFilter.program(calls, 1);
            assertThat(program.length % 8).isZero();
            assertThat(program.length / 8).isBetween(100, 4096);
        }
    }
}
