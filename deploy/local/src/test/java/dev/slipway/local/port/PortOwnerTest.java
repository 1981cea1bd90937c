package dev.slipway.local.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

    @Test
    void theListenerOfAPortIsNamedWithItsPid() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(Loopback.isFree(socket.getLocalPort())).isFalse();
            assertThat(new PortOwner().of(socket.getLocalPort()))
                    .hasValueSatisfying(
                            owner ->
                                    assertThat(owner)
                                            .endsWith(
                                                    "(pid " + ProcessHandle.current().pid() + ")"));
        }
    }

    @Test
    void aFreePortHasNoOwner() {
        int port = Loopback.anyFree();

        assertThat(new PortOwner().of(port)).isEmpty();
    }
}
