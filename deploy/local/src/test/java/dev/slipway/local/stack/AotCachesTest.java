package dev.slipway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {

    @TempDir private Path folder;

    @Test
    void aCacheIsUsedOnlyForTheContentItWasMadeFrom() throws Exception {
        Path jar = folder.resolve("app/run.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "one");
        AotCaches caches = new AotCaches(Files.createDirectories(folder.resolve("aot")));
        assertThat(caches.use("app", jar.getParent(), 64)).isEmpty();

        Path cache = caches.path("app", jar.getParent(), 64);
        Files.writeString(cache, "cache");
        assertThat(caches.use("app", jar.getParent(), 64)).contains("-XX:AOTCache=" + cache);
        assertThat(caches.use("app", jar.getParent(), 65)).isEmpty();

        Files.writeString(jar, "another");
        assertThat(caches.use("app", jar.getParent(), 64)).isEmpty();
    }

    @Test
    void cachesOfWhatIsNoMoreAreRemoved() throws Exception {
        Path kept = Files.writeString(folder.resolve("a-1.aot"), "");
        Path stale = Files.writeString(folder.resolve("a-0.aot"), "");

        new AotCaches(folder).keepOnly(Set.of(kept));

        assertThat(kept).exists();
        assertThat(stale).doesNotExist();
    }
}
