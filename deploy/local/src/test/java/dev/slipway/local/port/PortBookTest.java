package dev.slipway.local.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBookTest {

    @TempDir private Path folder;
    private final Set<Integer> taken = new HashSet<>();
    private final AtomicInteger next = new AtomicInteger(5_000);

    @Test
    void portsStayTheSameOverRestarts() throws Exception {
        PortPair first = book().assign("registry", true, 0);

        assertThat(first).isEqualTo(new PortPair(5_000, 5_001));
        assertThat(book().assign("registry", true, 0)).isEqualTo(first);
    }

    @Test
    void aPortThatSomebodyElseTookIsReplacedAndTheOtherKept() throws Exception {
        book().assign("registry", true, 0);
        taken.add(5_000);

        assertThat(book().assign("registry", true, 0)).isEqualTo(new PortPair(5_002, 5_001));
    }

    @Test
    void twoProcessesNeverShareAPort() throws Exception {
        PortBook book = book();
        book.assign("registry", true, 0);
        next.set(5_000);

        assertThat(book.assign("monitor", true, 0)).isEqualTo(new PortPair(5_002, 5_003));
    }

    @Test
    void aFixedPortIsKeptWhoeverHasIt() throws Exception {
        taken.add(8_080);

        assertThat(book().assign("gateway", false, 8_080)).isEqualTo(new PortPair(8_080, 0));
    }

    @Test
    void aDamagedBookIsForgotten() throws Exception {
        Files.writeString(folder.resolve("ports.json"), "{]");

        assertThat(book().assign("s3", false, 0)).isEqualTo(new PortPair(5_000, 0));
    }

    private PortBook book() throws Exception {
        return new PortBook(
                folder.resolve("ports.json"), port -> !taken.contains(port), next::getAndIncrement);
    }
}
