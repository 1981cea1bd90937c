package dev.slipway.base.images;

import dev.slipway.base.ContentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A file of a packaged service.
///
/// @param path below the service's folder, `/`-separated
/// @param digest of its content
record AppFile(String path, String digest) {

    /// Every file of a Quarkus application, by path. What the build leaves behind for people is
    /// not part of it.
    static List<AppFile> of(Path folder) throws IOException {
        var files = new ArrayList<AppFile>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString();
                if (!path.equals("quarkus-app-dependencies.txt")) {
                    files.add(new AppFile(path, ContentKey.of(file)));
                }
            }
        }
        return files;
    }
}
