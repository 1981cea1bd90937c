package dev.slipway.local.container;

import dev.slipway.local.Refusal;
import dev.slipway.local.s3.S3Server;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The object store of a trial: an S3 endpoint over a folder, until SIGTERM.
@Command(name = "s3", description = "In a container: serve an S3 endpoint over a folder.")
public final class S3Command implements Callable<Integer> {

    static final String PORT = "SLIPWAY_S3_PORT";
    private static final int USUAL_PORT = 9000;

    @Override
    public Integer call() throws Exception {
        Settings settings = new Settings(System.getenv());
        URI endpoint =
                URI.create(
                        "http://"
                                + settings.listenAddress()
                                + ":"
                                + settings.port(PORT, USUAL_PORT));
        var store =
                new S3Server.Store(
                        settings.dataFolder().resolve("s3"),
                        settings.optional(S3Server.BUCKET, "slipway"),
                        settings.required(S3Server.ACCESS_KEY, "what clients sign with"),
                        settings.required(S3Server.SECRET_KEY, "what clients sign with"));
        try {
            S3Server.serve(endpoint, store);
        } catch (IOException e) {
            throw new Refusal(
                    "The object store cannot listen on %s: see that no other program does."
                            .formatted(endpoint),
                    e);
        }
        System.out.println("The object store listens on " + endpoint + ".");
        Thread.currentThread().join();
        return 0;
    }
}
