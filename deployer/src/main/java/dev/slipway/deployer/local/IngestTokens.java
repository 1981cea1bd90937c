package dev.slipway.deployer.local;

import dev.slipway.core.identity.Verb;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.token.GatewayTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps the token of a server in a file that only its owner reads.
@ApplicationScoped
class IngestTokens {
    private static final String TOKEN_FILE = "ingest.token";
    private static final String ID_FILE = "ingest.id";

    private final GatewayTokens tokens;

    IngestTokens(GatewayTokens tokens) {
        this.tokens = tokens;
    }

    /// Where servers report to; empty when this installation has no gateway.
    Optional<URI> ingestAddress() {
        return tokens.gateway().map(address -> address.resolve("/api/v1/ingest"));
    }

    /// The token file of a release, made when it is missing.
    ///
    /// @throws IOException when the gateway cannot be reached or refuses
    Path obtain(ReleaseSpec spec, Path folder) throws IOException {
        Path file = folder.resolve(TOKEN_FILE);
        if (Files.isRegularFile(file)) {
            return file;
        }
        GatewayTokens.Ordered made = tokens.order(spec, Verb.INGEST);
        write(folder.resolve(ID_FILE), spec.project() + "\n" + made.id());
        write(file, made.secret());
        return file;
    }

    /// Ends the token of a folder. Answers whether it no longer works.
    boolean revoke(Path folder) {
        Path file = folder.resolve(ID_FILE);
        if (!Files.isRegularFile(file)) {
            return true;
        }
        try {
            String[] kept = Files.readString(file).split("\n", 2);
            return tokens.revoke(kept[0], kept[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
