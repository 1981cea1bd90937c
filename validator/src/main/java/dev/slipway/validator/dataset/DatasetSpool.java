package dev.slipway.validator.dataset;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.table.TableChecker;
import dev.slipway.validator.table.TableLimits;
import dev.slipway.validator.table.TableProfile;
import dev.slipway.validator.table.TableRefusal;
import dev.slipway.validator.table.TableSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Brings an arriving table to local disk and checks it on the way, so that only a right one is
/// stored.
@ApplicationScoped
class DatasetSpool {
    private final Path folder;
    private final TableLimits limits;

    DatasetSpool(@ConfigProperty(name = "slipway.data.dir") Path dataDir, DatasetConfig config) {
        folder = dataDir.resolve("datasets");
        limits =
                new TableLimits(
                        config.maxBytes(),
                        config.maxRows(),
                        config.maxColumns(),
                        config.maxCellChars());
    }

    TableLimits limits() {
        return limits;
    }

    /// A new, empty file; the caller removes it.
    Path file() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "dataset-", ".csv");
    }

    /// Copies the body into the file while checking it.
    ///
    /// @throws ProblemException DATASET_REFUSED with line and column, PAYLOAD_TOO_LARGE
    TableProfile receive(InputStream body, TableSpec spec, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return TableChecker.check(new Copying(body, out, limits.bytes()), spec, limits);
        } catch (TableRefusal refusal) {
            throw new ProblemException(
                    ErrorCode.DATASET_REFUSED,
                    String.valueOf(refusal.getMessage()),
                    refusal.violations());
        }
    }

    /// Writes whatever is read.
    private static final class Copying extends FilterInputStream {
        private final OutputStream copy;
        private final long maxBytes;
        private long count;

        Copying(InputStream in, OutputStream copy, long maxBytes) {
            super(in);
            this.copy = copy;
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                if (count > maxBytes) {
                    throw new ProblemException(
                            ErrorCode.PAYLOAD_TOO_LARGE,
                            "A data set has at most %d bytes; send a sample.".formatted(maxBytes));
                }
                copy.write(buffer, offset, read);
            }
            return read;
        }
    }
}
