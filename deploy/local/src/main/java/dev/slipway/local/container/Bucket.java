package dev.slipway.local.container;

import dev.slipway.local.Refusal;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The one bucket of the object store.
record Bucket(URI endpoint, String name, String accessKey, String secretKey) {

    /// Stores other than Amazon's take any region in a signature.
    private static final Region REGION = Region.US_EAST_1;

    private static final int NOT_FOUND = 404;

    /// Makes the bucket unless it is there.
    ///
    /// @throws Refusal when the store refuses, or is not there in time
    void make(Patience patience) throws InterruptedException {
        try (S3Client client = client()) {
            patience.until("the object store", () -> once(client));
        }
    }

    private void once(S3Client client) throws Patience.NotYet {
        try {
            if (!exists(client)) {
                create(client);
            }
        } catch (SdkClientException e) {
            throw new Patience.NotYet(firstLine(e), e);
        } catch (S3Exception e) {
            if (e.statusCode() >= 500) {
                throw new Patience.NotYet(firstLine(e), e);
            }
            throw new Refusal(
                    "The object store at %s refuses the bucket %s: %s. Make it beforehand, or give keys that may."
                            .formatted(endpoint, name, firstLine(e)),
                    e);
        }
    }

    private boolean exists(S3Client client) {
        try {
            client.headBucket(request -> request.bucket(name));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /// Another bootstrap may be faster.
    private void create(S3Client client) {
        try {
            client.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
            if (!exists(client)) {
                throw e;
            }
        }
    }

    private S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "Bucket[" + endpoint + "/" + name + "]";
    }
}
