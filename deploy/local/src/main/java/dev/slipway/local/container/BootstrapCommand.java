package dev.slipway.local.container;

import dev.slipway.local.bootstrap.ServiceRole;
import dev.slipway.local.s3.S3Server;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Prepares PostgreSQL and the object store for the services and ends. Any number may run at once,
/// any number of times.
@Command(
        name = "bootstrap",
        description =
                "In a container: make the database, its roles and schemas, the event log and the bucket.")
public final class BootstrapCommand implements Callable<Integer> {

    static final String OWNER = "SLIPWAY_DATABASE_OWNER";
    static final String OWNER_PASSWORD = "SLIPWAY_DATABASE_OWNER_PASSWORD";
    static final String URL = "SLIPWAY_DATABASE_URL";
    static final String ROLE_PASSWORD = "SLIPWAY_DATABASE_PASSWORD_";
    static final String WAIT_SECONDS = "SLIPWAY_BOOTSTRAP_WAIT_SECONDS";

    private static final int DEFAULT_WAIT_SECONDS = 300;
    private static final int MOST_WAIT_SECONDS = 86_400;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = new Settings(System.getenv());
        Preparation preparation = preparation(settings);
        Optional<Bucket> bucket = bucket(settings);
        Patience patience =
                Patience.of(
                        Duration.ofSeconds(
                                settings.number(
                                        WAIT_SECONDS, DEFAULT_WAIT_SECONDS, 0, MOST_WAIT_SECONDS)),
                        System.out::println);
        preparation.run(patience);
        System.out.println("The database is prepared.");
        if (bucket.isPresent()) {
            bucket.get().make(patience);
            System.out.println("The bucket " + bucket.get().name() + " is there.");
        }
        return 0;
    }

    static Preparation preparation(Settings settings) {
        Map<String, String> passwords = new TreeMap<>();
        for (ServiceRole role : ServiceRole.ALL) {
            String variable = ROLE_PASSWORD + role.name().toUpperCase(Locale.ROOT);
            passwords.put(
                    role.name(),
                    settings.required(variable, "the password of the role " + role.name()));
        }
        return new Preparation(
                settings.required(
                        URL, "any database of the server, jdbc:postgresql://HOST:PORT/postgres"),
                settings.required(OWNER, "a role that may make databases and roles"),
                settings.required(OWNER_PASSWORD, "the password of " + OWNER),
                passwords);
    }

    /// The bucket is made when an object store is named; else the services find theirs.
    static Optional<Bucket> bucket(Settings settings) {
        String url = settings.optional(S3Server.URL, "");
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Bucket(
                                URI.create(url),
                                settings.optional(S3Server.BUCKET, "slipway"),
                                settings.required(S3Server.ACCESS_KEY, "of the object store"),
                                settings.required(S3Server.SECRET_KEY, "of the object store")));
    }
}
