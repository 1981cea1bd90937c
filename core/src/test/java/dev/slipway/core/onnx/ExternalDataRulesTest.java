package dev.slipway.core.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalDataRulesTest {
    @TempDir Path folder;

    private static OnnxModel model(String... keysAndValues) throws IOException {
        byte[] bytes = SmallModels.withExternal(keysAndValues).toBytes();
        return OnnxReader.read(new ByteArrayInputStream(bytes), OnnxLimits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "../secret, leaves the model's folder by '..'",
        "a/../b, leaves the model's folder by '..'",
        "/etc/passwd, an absolute path",
        "C:\\secret, an absolute path",
        "a\\..\\b, has characters that no path here may have",
        "*/_ORT_MEM_ADDR_/*, has characters that no path here may have",
        "a//b, is not a plain relative path",
        "./a, is not a plain relative path",
    })
    void locationsThatCouldLeaveTheFolderAreRefused(String location, String why) {
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> model("location", location))
                .withMessageContaining("external data is at '" + location + "'")
                .withMessageContaining(why)
                .withMessageEndingWith("(tensor w)");
    }

    @Test
    void unknownAndRepeatedKeysAreRefused() {
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> model("location", "w.bin", "basepath", "/"))
                .withMessageContaining("unknown key 'basepath'");
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> model("location", "w.bin", "location", "v.bin"))
                .withMessageContaining("names its location twice");
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> model("offset", "0"))
                .withMessageContaining("does not say where");
    }

    @ParameterizedTest
    @CsvSource({
        "offset, -1, offset is negative",
        "length, -5, length is negative",
        "offset, 99999999999999999999, offset is no number",
        "length, abc, length is no number"
    })
    void oddNumbersAreRefused(String key, String value, String why) {
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> model("location", "w.bin", key, value))
                .withMessageContaining(why);
    }

    @Test
    void aListingMustHoldTheBytes() throws IOException {
        OnnxModel model = model("location", "w.bin", "offset", "8", "length", "8");

        ExternalDataRules.checkFiles(model, Map.of("w.bin", 16L));
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> ExternalDataRules.checkFiles(model, Map.of("v.bin", 16L)))
                .withMessageContaining("is not among the files");
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> ExternalDataRules.checkFiles(model, Map.of("w.bin", 15L)))
                .withMessageContaining("bytes 8 to 16 are beyond its end at 15");
    }

    @Test
    void aPlainFileInTheFolderIsTaken() throws IOException {
        Files.createDirectories(folder.resolve("weights"));
        Files.write(folder.resolve("weights/w.bin"), new byte[16]);
        OnnxModel model = model("location", "weights/w.bin");

        ExternalDataRules.checkFolder(model, folder);
        assertThat(model.externalData()).hasSize(1);
    }

    @Test
    void linksOfAnyKindAreRefused(@TempDir Path outside) throws IOException {
        Path secret = Files.write(outside.resolve("secret"), new byte[16]);
        Files.createSymbolicLink(folder.resolve("final"), secret);
        Files.createSymbolicLink(folder.resolve("parent"), outside);
        Files.createLink(folder.resolve("hard"), secret);

        refusedInFolder("final", "passes a symbolic link");
        refusedInFolder("parent/secret", "passes a symbolic link");
        refusedInFolder("hard", "is a hard link");
        refusedInFolder("missing", "is not a file in the model's folder");
    }

    private void refusedInFolder(String location, String why) throws IOException {
        OnnxModel model = model("location", location);
        assertThatExceptionOfType(OnnxRefusal.class)
                .isThrownBy(() -> ExternalDataRules.checkFolder(model, folder))
                .withMessageContaining(why);
    }
}
