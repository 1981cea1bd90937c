package dev.slipway.kit.object;

import io.minio.BucketExistsArgs;
import io.minio.ComposeObjectArgs;
import io.minio.ComposeSource;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// [ObjectStore] on any S3-compatible endpoint.
@ApplicationScoped
class MinioObjectStore implements ObjectStore {
    /// S3 copies larger objects only part by part.
    private static final long MAX_SINGLE_COPY_BYTES = 5L << 30;

    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject", "NoSuchBucket");

    private final MinioClient client;
    private final String bucket;
    private final long partSizeBytes;
    private volatile boolean bucketKnown;

    MinioObjectStore(S3Config config) {
        this.bucket = config.bucket();
        this.partSizeBytes = config.partSizeBytes();
        this.client =
                MinioClient.builder()
                        .endpoint(config.url())
                        .region(config.region())
                        .credentials(config.accessKey(), config.secretKey())
                        .build();
        long millis = config.timeout().toMillis();
        client.setTimeout(millis, millis, millis);
    }

    @Override
    public ObjectInfo put(String key, InputStream content, long sizeOrMinusOne) {
        call("make bucket", bucket, this::makeBucket);
        CountingStream counted = new CountingStream(content);
        call(
                "put",
                key,
                () ->
                        client.putObject(
                                PutObjectArgs.builder().bucket(bucket).object(key).stream(
                                                counted, sizeOrMinusOne, partSizeBytes)
                                        .build()));
        return new ObjectInfo(key, counted.count());
    }

    private boolean makeBucket() throws MinioException, IOException, GeneralSecurityException {
        if (!bucketKnown) {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                makeBucketUnlessAnotherDid();
            }
            bucketKnown = true;
        }
        return true;
    }

    private void makeBucketUnlessAnotherDid()
            throws MinioException, IOException, GeneralSecurityException {
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        } catch (ErrorResponseException e) {
            if (!e.errorResponse().code().startsWith("BucketAlready")) {
                throw e;
            }
        }
    }

    @Override
    public InputStream open(String key) {
        return call(
                "get",
                key,
                () -> client.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build()));
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        GetObjectArgs args =
                GetObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .offset(offset)
                        .length(length)
                        .build();
        return call("get", key, () -> client.getObject(args));
    }

    @Override
    public Optional<ObjectInfo> stat(String key) {
        try {
            StatObjectResponse found =
                    call(
                            "stat",
                            key,
                            () ->
                                    client.statObject(
                                            StatObjectArgs.builder()
                                                    .bucket(bucket)
                                                    .object(key)
                                                    .build()));
            return Optional.of(new ObjectInfo(key, found.size()));
        } catch (ObjectNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void copy(String from, String to) {
        ObjectInfo source = stat(from).orElseThrow(() -> new ObjectNotFoundException(from));
        if (source.sizeBytes() <= MAX_SINGLE_COPY_BYTES) {
            CopySource copySource = CopySource.builder().bucket(bucket).object(from).build();
            call(
                    "copy",
                    from,
                    () ->
                            client.copyObject(
                                    CopyObjectArgs.builder()
                                            .bucket(bucket)
                                            .object(to)
                                            .source(copySource)
                                            .build()));
            return;
        }
        List<ComposeSource> parts =
                List.of(ComposeSource.builder().bucket(bucket).object(from).build());
        call(
                "copy",
                from,
                () ->
                        client.composeObject(
                                ComposeObjectArgs.builder()
                                        .bucket(bucket)
                                        .object(to)
                                        .sources(parts)
                                        .build()));
    }

    @Override
    public void delete(String key) {
        call(
                "delete",
                key,
                () -> {
                    client.removeObject(
                            RemoveObjectArgs.builder().bucket(bucket).object(key).build());
                    return true;
                });
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) {
        Iterable<Result<Item>> pages =
                client.listObjects(
                        ListObjectsArgs.builder()
                                .bucket(bucket)
                                .prefix(prefix)
                                .recursive(true)
                                .build());
        return StreamSupport.stream(pages.spliterator(), false)
                .map(result -> call("list", prefix, result::get))
                .map(item -> new ObjectInfo(item.objectName(), item.size()));
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws MinioException, IOException, GeneralSecurityException;
    }

    private static <T> T call(String what, String key, Call<T> call) {
        try {
            return call.run();
        } catch (ErrorResponseException e) {
            if (MISSING.contains(e.errorResponse().code())) {
                throw new ObjectNotFoundException(key);
            }
            throw new ObjectStoreException("the object store refused to " + what + " " + key, e);
        } catch (MinioException | IOException | GeneralSecurityException e) {
            throw new ObjectStoreException("the object store failed to " + what + " " + key, e);
        }
    }
}
