package dev.slipway.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackerTest {
    private static final Instant TIME = Instant.parse("2024-02-03T04:05:06Z");

    @TempDir Path folder;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = folder.toRealPath().resolve("image");
    }

    @Test
    void filesModesLinksAndTimesAreKept() throws IOException {
        unpack(
                directory("bin/", 0555),
                file("bin/tool", "run", 0755),
                link("bin/alias", "tool"),
                link("bin/absolute", "/bin/tool"),
                hardLink("bin/same", "bin/tool"));

        assertThat(root.resolve("bin/tool")).hasContent("run");
        assertThat(Files.getPosixFilePermissions(root.resolve("bin/tool")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Files.getPosixFilePermissions(root.resolve("bin")))
                .isEqualTo(PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(Files.getLastModifiedTime(root.resolve("bin/tool")))
                .isEqualTo(FileTime.from(TIME));
        assertThat(Files.getLastModifiedTime(root.resolve("bin"))).isEqualTo(FileTime.from(TIME));
        assertThat(Files.readSymbolicLink(root.resolve("bin/alias"))).isEqualTo(Path.of("tool"));
        assertThat(Files.readSymbolicLink(root.resolve("bin/absolute")))
                .isEqualTo(Path.of("/bin/tool"));
        assertThat(root.resolve("bin/same")).hasContent("run");
        Files.setPosixFilePermissions(
                root.resolve("bin"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void nothingIsWrittenOutsideOfTheFolder() {
        refused(
                "entry with '..' in its path is refused: ../escaped",
                file("../escaped", "x", 0644));
        refused(
                "entry with '..' in its path is refused: a/../../escaped",
                file("a/../../escaped", "x", 0644));
        refused("entry with an absolute path is refused: /etc/passwd", absolute("/etc/passwd"));
        refused(
                "link above the root is refused: a/link -> ../../escaped",
                link("a/link", "../../escaped"));
        refused("entry with '..' in its path is refused: ../escaped", hardLink("a", "../escaped"));
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void anEntryThroughASymbolicLinkIsRefused() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));

        refused(
                "entry leads through a link or a file and is refused: door/file",
                link("door", outside.toString()),
                file("door/file", "x", 0644));
        refused(
                "entry leads through a link or a file and is refused: inner/file",
                directory("real/", 0755),
                link("inner", "real"),
                file("inner/file", "x", 0644));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aFileReplacesALinkInsteadOfWritingThroughIt() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");

        unpack(link("file", outside.toString()), file("file", "new", 0644));

        assertThat(outside).hasContent("untouched");
        assertThat(Files.isSymbolicLink(root.resolve("file"))).isFalse();
        assertThat(root.resolve("file")).hasContent("new");
    }

    @Test
    void aWhiteoutThroughALinkIsRefused() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");

        refused(
                "entry leads through a link or a file and is refused: door/.wh.outside",
                link("door", folder.toString()),
                file("door/.wh.outside", "", 0644));
        refused("whiteout of nothing is refused: a/.wh...", file("a/.wh...", "", 0644));
        assertThat(outside).hasContent("untouched");
    }

    @Test
    void devicesAndPipesAreRefused() {
        for (byte type :
                new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
            refused(
                    "devices, pipes and sparse files are not unpacked: dev",
                    new Part(entry("dev", type, 0644), ""));
        }
    }

    @Test
    void whiteoutsRemoveWhatLowerLayersBrought() throws IOException {
        var unpacker = new Unpacker(root, Unpacker.Limits.DEFAULT);
        unpacker.apply(
                tar(
                        file("a/gone", "1", 0644),
                        file("a/kept", "2", 0644),
                        file("b/old", "3", 0644)));
        unpacker.apply(
                tar(
                        file("a/.wh.gone", "", 0644),
                        file("b/new", "4", 0644),
                        file("b/.wh..wh..opq", "", 0644)));
        unpacker.finish();

        assertThat(root.resolve("a/gone")).doesNotExist();
        assertThat(root.resolve("a/kept")).hasContent("2");
        assertThat(root.resolve("b/old")).doesNotExist();
        assertThat(root.resolve("b/new")).hasContent("4");
        assertThat(root.resolve("b/.wh..wh..opq")).doesNotExist();
    }

    @Test
    void aHigherLayerReplacesAFolderByAFile() throws IOException {
        unpack(file("a/b/c", "1", 0644), file("a/b", "2", 0644));

        assertThat(Files.isRegularFile(root.resolve("a/b"), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(root.resolve("a/b")).hasContent("2");
    }

    @Test
    void theLimitsHold() {
        assertThatThrownBy(
                        () ->
                                new Unpacker(root, new Unpacker.Limits(3, 10))
                                        .apply(tar(file("a", "four", 0644))))
                .isInstanceOf(OciException.class)
                .hasMessage("the image unpacks to more than 3 bytes");
        assertThatThrownBy(
                        () ->
                                new Unpacker(folder.resolve("b"), new Unpacker.Limits(3, 1))
                                        .apply(tar(file("a", "1", 0644), file("b", "2", 0644))))
                .isInstanceOf(OciException.class)
                .hasMessage("the image has more than 1 entries");
    }

    @Test
    void aFolderWithContentIsRefused() throws IOException {
        Files.createDirectories(root.resolve("something"));

        assertThatThrownBy(() -> new Unpacker(root, Unpacker.Limits.DEFAULT))
                .isInstanceOf(OciException.class)
                .hasMessageStartingWith("images are unpacked into an empty folder");
    }

    private void refused(String message, Part... parts) {
        assertThatThrownBy(
                        () -> {
                            SafeFiles.delete(root);
                            unpack(parts);
                        })
                .isInstanceOf(OciException.class)
                .hasMessage(message);
    }

    private void unpack(Part... parts) throws IOException {
        var unpacker = new Unpacker(root, Unpacker.Limits.DEFAULT);
        unpacker.apply(tar(parts));
        unpacker.finish();
    }

    private record Part(TarArchiveEntry entry, String content) {}

    private static Part file(String name, String content, int mode) {
        return new Part(entry(name, TarConstants.LF_NORMAL, mode), content);
    }

    private static Part absolute(String name) {
        var entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        return new Part(entry, "x");
    }

    private static Part directory(String name, int mode) {
        return new Part(entry(name, TarConstants.LF_DIR, mode), "");
    }

    private static Part link(String name, String target) {
        var entry = entry(name, TarConstants.LF_SYMLINK, 0777);
        entry.setLinkName(target);
        return new Part(entry, "");
    }

    private static Part hardLink(String name, String target) {
        var entry = entry(name, TarConstants.LF_LINK, 0644);
        entry.setLinkName(target);
        return new Part(entry, "");
    }

    private static TarArchiveEntry entry(String name, byte type, int mode) {
        var entry = new TarArchiveEntry(name, type);
        entry.setMode(mode);
        entry.setLastModifiedTime(FileTime.from(TIME));
        return entry;
    }

    private static ByteArrayInputStream tar(Part... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Part part : List.of(parts)) {
                part.entry().setSize(part.content().length());
                tar.putArchiveEntry(part.entry());
                tar.write(part.content().getBytes(UTF_8));
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
