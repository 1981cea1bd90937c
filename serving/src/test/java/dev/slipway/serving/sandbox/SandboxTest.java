package dev.slipway.serving.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.serving.fixture.Child;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir private Path folder;

    @Test
    void aLimitedProcessCanReadAndComputeAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("readable"), "text");
        Child.Result result;
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            result =
                    Child.run(
                            Probe.class.getName(),
                            "",
                            file.toString(),
                            Integer.toString(listener.getLocalPort()));
        }
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("files 256\n");
        assumeThat(result.out()).contains("sandbox seccomp\n");
        assertThat(result.out())
                .isEqualTo(
                        """
                        sandbox seccomp
                        socket refused
                        channel refused
                        exec refused
                        write refused
                        append refused
                        read done
                        thread done
                        files 256
                        """);
        assertThat(folder.resolve("written")).doesNotExist();
        assertThat(file).hasContent("text");
    }

    @Test
    void aProgramFitsTheKernelsLimit() {
        SystemCalls calls = SystemCalls.ofThisMachine().orElseThrow();
        byte[] program = SeccompFilter.program(calls);
        assertThat(program.length % 8).isZero();
        assertThat(program.length / 8).isLessThan(4096);
    }
}
