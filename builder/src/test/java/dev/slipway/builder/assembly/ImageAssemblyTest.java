package dev.slipway.builder.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.builder.TestBase;
import dev.slipway.oci.ContentSource;
import dev.slipway.oci.Image;
import dev.slipway.oci.OciException;
import dev.slipway.oci.OciLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageAssemblyTest {
    private static final ImageInputs.Subject SUBJECT =
            new ImageInputs.Subject(
                    "default",
                    "Flight delay",
                    "flight-delay",
                    3,
                    "sha256:" + "2".repeat(64),
                    new UUID(0, 7));

    @TempDir Path folder;

    @Property(tries = 50)
    void theOrderOfTheFilesDoesNotMatter(
            @ForAll @Size(max = 6) @UniqueElements
                    List<@AlphaChars @StringLength(min = 1, max = 120) String> names,
            @ForAll long seed)
            throws IOException {
        var files = new ArrayList<>(names.stream().map(name -> file(name, name)).toList());
        var before = ImageAssembly.assemble(inputs("{}", null, files)).digest();

        Collections.shuffle(files, new Random(seed));

        assertThat(ImageAssembly.assemble(inputs("{}", null, files)).digest()).isEqualTo(before);
    }

    @Test
    void anotherEvaluationOrAnotherModelIsAnotherImage() throws IOException {
        var files = List.of(file("model.onnx", "weights"));
        var image = ImageAssembly.assemble(inputs("{}", null, files));
        var evaluated = ImageAssembly.assemble(inputs("{\"a\":1}", null, files));
        var trained =
                ImageAssembly.assemble(inputs("{}", null, List.of(file("model.onnx", "WEIGHTS"))));

        assertThat(List.of(image.digest(), evaluated.digest(), trained.digest()))
                .doesNotHaveDuplicates();
        assertThat(evaluated.manifest().layers().get(1))
                .isEqualTo(image.manifest().layers().get(1));
        assertThat(trained.manifest().layers().get(0)).isEqualTo(image.manifest().layers().get(0));
    }

    @Test
    void theBaseKeepsItsLayersAndItsStartCommand() throws IOException {
        var digest = TestBase.write(folder);
        Image base = Image.read(OciLayout.open(folder), digest);
        var assembled =
                ImageAssembly.assemble(inputs("{}", base, List.of(file("model.onnx", "weights"))));
        Image image =
                Image.read(
                        wanted ->
                                new ByteArrayInputStream(
                                        wanted.equals(assembled.digest())
                                                ? assembled.manifest().bytes()
                                                : assembled.config()),
                        assembled.digest());

        assertThat(image.manifest().layers().subList(0, 1)).isEqualTo(base.manifest().layers());
        assertThat(image.config().run()).isEqualTo(base.config().run());
        assertThat(image.config().created()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(image.config().rootFs().diffIds()).hasSize(3);
        assertThat(image.manifest().layers().get(2).digest())
                .isEqualTo(image.config().rootFs().diffIds().get(2));
    }

    @Test
    void theModelLiesWhereTheReleaseDescriptorSays() throws IOException {
        var assembled =
                ImageAssembly.assemble(inputs("{}", null, List.of(file("data/weights.bin", "1"))));

        assertThat(assembled.added().get(1).entries().getFirst().path())
                .isEqualTo("models/flight-delay/3/data/weights.bin");
        assertThat(assembled.added().get(0).entries().getFirst().path())
                .isEqualTo("slipway/release.json");
    }

    @Test
    void eachFileIsReadOnceToMeasureIt() throws IOException {
        var opened = new AtomicInteger();
        var file =
                new ModelFile(
                        "model.onnx",
                        1,
                        () -> {
                            opened.incrementAndGet();
                            return new ByteArrayInputStream(new byte[1]);
                        });

        ImageAssembly.assemble(inputs("{}", null, List.of(file)));

        assertThat(opened).hasValue(1);
    }

    @Test
    void aFileOfAnotherSizeIsRefused() {
        var file = new ModelFile("model.onnx", 5, ContentSource.of(new byte[4]));

        assertThatThrownBy(() -> ImageAssembly.assemble(inputs("{}", null, List.of(file))))
                .isInstanceOf(OciException.class)
                .hasMessage(
                        "the content of models/flight-delay/3/model.onnx does not have the promised 5 bytes");
    }

    private static ImageInputs inputs(String release, @Nullable Image base, List<ModelFile> files) {
        return new ImageInputs(SUBJECT, base, release.getBytes(UTF_8), files);
    }

    private static ModelFile file(String path, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        return new ModelFile(path, bytes.length, ContentSource.of(bytes));
    }
}
