package dev.slipway.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class TarStreamTest {

    @Property(tries = 200)
    void theOrderOfTheEntriesDoesNotChangeTheLayer(
            @ForAll("entries") List<TarEntry> entries, @ForAll long seed) throws IOException {
        var shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(bytes(shuffled)).isEqualTo(bytes(entries));
    }

    @Property(tries = 200)
    void anIndependentReaderSeesTheSameEntries(@ForAll("entries") List<TarEntry> entries)
            throws IOException {
        List<TarEntry> expected = TarEntry.inLayerOrder(entries);
        var seen = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes(entries)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                assertThat(entry.getLongUserId()).isZero();
                assertThat(entry.getLongGroupId()).isZero();
                assertThat(entry.getUserName()).isEmpty();
                assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(TarStream.LAYER_TIME);
                seen.add(describe(entry, new String(tar.readAllBytes(), UTF_8)));
            }
        }
        assertThat(seen).isEqualTo(expected.stream().map(TarStreamTest::describe).toList());
    }

    @Provide
    Arbitrary<List<TarEntry>> entries() {
        Arbitrary<String> segment =
                Arbitraries.strings()
                        .withChars("abc-.ü")
                        .ofMinLength(1)
                        .ofMaxLength(60)
                        .filter(text -> !text.equals(".") && !text.equals(".."));
        Arbitrary<String> path =
                segment.list()
                        .ofMinSize(1)
                        .ofMaxSize(5)
                        .map(segments -> String.join("/", segments) + "~");
        return path.set()
                .ofMaxSize(8)
                .flatMap(
                        paths ->
                                Arbitraries.of(0644, 0755, 0600)
                                        .list()
                                        .ofSize(paths.size())
                                        .map(modes -> entries(List.copyOf(paths), modes)));
    }

    private static List<TarEntry> entries(List<String> paths, List<Integer> modes) {
        var entries = new ArrayList<TarEntry>();
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            byte[] content = path.repeat(i * 7).getBytes(UTF_8);
            entries.add(
                    switch (i % 3) {
                        case 0 ->
                                new TarEntry.RegularFile(
                                        path,
                                        modes.get(i),
                                        content.length,
                                        ContentSource.of(content));
                        case 1 -> new TarEntry.Directory(path, modes.get(i));
                        default -> new TarEntry.SymbolicLink(path, "../" + path.repeat(3));
                    });
        }
        return entries;
    }

    private static String describe(TarEntry entry) {
        return switch (entry) {
            case TarEntry.Directory directory -> "d " + directory.mode() + " " + directory.path();
            case TarEntry.SymbolicLink link -> "l " + link.path() + " -> " + link.target();
            case TarEntry.RegularFile file ->
                    "f " + file.mode() + " " + file.path() + " " + text(file);
        };
    }

    private static String describe(TarArchiveEntry entry, String content) {
        if (entry.isSymbolicLink()) {
            return "l " + entry.getName() + " -> " + entry.getLinkName();
        }
        return entry.isDirectory()
                ? "d " + entry.getMode() + " " + entry.getName().replaceAll("/$", "")
                : "f " + entry.getMode() + " " + entry.getName() + " " + content;
    }

    private static String text(TarEntry.RegularFile file) {
        try (var content = file.content().open()) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void missingParentsAreAddedOnceAndBeforeTheirChildren() {
        var file = new TarEntry.RegularFile("models/flights/1/model.onnx", new byte[3]);
        var other = new TarEntry.RegularFile("models/flights/1/card.md", new byte[1]);

        assertThat(TarEntry.inLayerOrder(List.of(file, other)))
                .extracting(TarEntry::path)
                .containsExactly(
                        "models",
                        "models/flights",
                        "models/flights/1",
                        "models/flights/1/card.md",
                        "models/flights/1/model.onnx");
    }

    @Test
    void aFixedLayerKeepsItsDigest() throws IOException {
        var entries =
                List.of(new TarEntry.RegularFile("slipway/release.json", "{}".getBytes(UTF_8)));

        assertThat(Layer.measureTar("config", entries).diffId().hex())
                .isEqualTo("e0d73690c7afbd497228afa4f9a70dd887e6fe332ef9cfe5ce234351c01519e2");
    }

    @Test
    void aContentThatIsShorterOrLongerThanPromisedEndsTheStream() {
        for (long promised : new long[] {2, 4}) {
            var file = new TarEntry.RegularFile("a", 0644, promised, ContentSource.of(new byte[3]));
            assertThatThrownBy(() -> bytes(List.of(file)))
                    .isInstanceOf(OciException.class)
                    .hasMessage(
                            "the content of a does not have the promised " + promised + " bytes");
        }
    }

    @Test
    void pathsThatLeaveTheLayerAreNoEntries() {
        for (String path : List.of("", "/etc", "a//b", "a/", "../a", "a/../b", ".", "a/./b")) {
            assertThatThrownBy(() -> new TarEntry.Directory(path))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void twoEntriesOfOnePathAreRefused() {
        var entries =
                List.of(new TarEntry.Directory("a"), new TarEntry.RegularFile("a", new byte[0]));

        assertThatThrownBy(() -> TarEntry.inLayerOrder(entries))
                .hasMessage("two entries have the path a");
    }

    private static byte[] bytes(List<? extends TarEntry> entries) throws IOException {
        try (var tar = TarStream.layer(entries)) {
            return tar.readAllBytes();
        }
    }
}
