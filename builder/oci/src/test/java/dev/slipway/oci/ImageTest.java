package dev.slipway.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {
    @TempDir Path folder;

    @Test
    void anImageComesBackFromALayoutFolderAsItWasWritten() throws IOException {
        OciLayout layout = OciLayout.create(folder.resolve("layout"));
        Descriptor manifest = write(layout);

        OciLayout reopened = OciLayout.open(folder.resolve("layout"));
        Image image = Image.read(reopened, reopened.onlyManifest().digest());
        image.unpack(reopened, folder.resolve("unpacked"), Unpacker.Limits.DEFAULT);

        assertThat(image.digest()).isEqualTo(manifest.digest());
        assertThat(image.config().run().entrypoint()).containsExactly("/bin/serve");
        assertThat(image.manifest().annotations()).containsEntry("dev.slipway.version", "sha256:1");
        assertThat(image.manifest().layers())
                .extracting(layer -> layer.annotations().get(Layer.NAME_ANNOTATION))
                .containsExactly("base", "model");
        assertThat(folder.resolve("unpacked/bin/serve")).hasContent("serve");
        assertThat(folder.resolve("unpacked/models/m/1/model.onnx")).hasContent("weights");
        assertThat(Files.getLastModifiedTime(folder.resolve("unpacked/models")))
                .isEqualTo(FileTime.from(TarStream.LAYER_TIME));
    }

    @Test
    void theSameContentGivesTheSameDigestInEveryFolder() throws IOException {
        assertThat(write(OciLayout.create(folder.resolve("one"))).digest())
                .isEqualTo(write(OciLayout.create(folder.resolve("two"))).digest());
    }

    @Test
    void otherTimesOfTheFilesGiveTheSameDigestAndOtherContentAnother() throws IOException {
        Path file =
                Files.writeString(
                        Files.createDirectory(folder.resolve("tree")).resolve("a"), "one");
        Digest before = digest(folder.resolve("tree"));

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        assertThat(digest(folder.resolve("tree"))).isEqualTo(before);

        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        assertThat(digest(folder.resolve("tree"))).isNotEqualTo(before);
    }

    @Test
    void aChangedBlobIsRefused() throws IOException {
        OciLayout layout = OciLayout.create(folder.resolve("layout"));
        Descriptor manifest = write(layout);
        Image image = Image.read(layout, manifest.digest());
        Digest model = image.manifest().layers().get(1).digest();
        Path blob = folder.resolve("layout").resolve(OciLayout.blobPath(model));
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length - 1] ^= 1;
        Files.write(blob, bytes);

        assertThatThrownBy(
                        () ->
                                image.unpack(
                                        layout,
                                        folder.resolve("unpacked"),
                                        Unpacker.Limits.DEFAULT))
                .isInstanceOf(OciException.class)
                .hasMessageStartingWith("content named " + model + " has the digest sha256:");
    }

    @Test
    void aManifestOfAnotherKindIsNamed() throws IOException {
        OciLayout layout = OciLayout.create(folder.resolve("layout"));
        Digest index = layout.write(Index.of(List.of()).bytes()).digest();

        assertThatThrownBy(() -> Image.read(layout, index))
                .isInstanceOf(OciException.class)
                .hasMessageStartingWith("not an image manifest: ");
    }

    @Test
    void aMissingBlobIsNamed() throws IOException {
        OciLayout layout = OciLayout.create(folder.resolve("layout"));
        Digest absent = Digest.of("absent".getBytes(UTF_8));

        assertThatThrownBy(() -> Image.read(layout, absent))
                .isInstanceOf(OciException.class)
                .hasMessageContaining("blob " + absent + " is missing");
    }

    @Test
    void anEmptyFolderIsNoLayout() {
        assertThatThrownBy(() -> OciLayout.open(folder))
                .isInstanceOf(OciException.class)
                .hasMessageStartingWith("no OCI image layout in ");
    }

    private static Digest digest(Path tree) throws IOException {
        return Layer.writeGzip(
                        "tree", FolderEntries.of(tree, "opt"), OutputStream.nullOutputStream())
                .blob()
                .digest();
    }

    private static Descriptor write(OciLayout layout) throws IOException {
        var serve = new TarEntry.RegularFile("bin/serve", "serve".getBytes(UTF_8));
        Path spool = layout.newSpoolFile();
        Layer base;
        try (OutputStream out = Files.newOutputStream(spool)) {
            base = Layer.writeGzip("base", List.of(serve), out);
        }
        layout.adopt(spool, base.blob().digest());

        var weights =
                List.of(
                        new TarEntry.RegularFile(
                                "models/m/1/model.onnx", "weights".getBytes(UTF_8)));
        Layer model = Layer.measureTar("model", weights);
        try (var tar = TarStream.layer(weights)) {
            layout.write(tar.readAllBytes());
        }

        var run =
                new ImageConfig.Run(
                        "65532", List.of(), List.of("/bin/serve"), List.of(), "/", null);
        byte[] config =
                ImageConfig.of("amd64", run, List.of(base)).withLayers(List.of(model)).bytes();
        Manifest manifest =
                Manifest.of(
                        new Descriptor(MediaTypes.CONFIG, layout.write(config)),
                        List.of(base.blob(), model.blob()),
                        Map.of("dev.slipway.version", "sha256:1"));
        layout.write(manifest.bytes());
        layout.writeIndex(Index.of(List.of(manifest.descriptor())));
        return manifest.descriptor();
    }
}
