package dev.slipway.deployer.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.id.Digest;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.Sizing;
import dev.slipway.deployer.token.GatewayTokens;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The rendered objects, whole: what differs from the committed files was changed on purpose, or by
/// mistake. `-Dmanifests.update=true` writes them anew.
class ManifestsTest {
    private static final Path EXPECTED = Path.of("src/test/resources/manifests");
    private static final Sizing TWO = new Sizing(2, "250m", "300Mi", "1", "600Mi");
    static final Surroundings AROUND =
            new Surroundings(
                    "slipway-0a1b2c3d",
                    "models",
                    "registry.example:30080",
                    URI.create("http://slipway-gateway.slipway.svc:8080"),
                    true);

    @Test
    void aReleaseWithTwoPods() throws IOException {
        expect("two-pods.yaml", spec(TWO, ClusterPlace.DEFAULT, null), AROUND);
    }

    @Test
    void aReleaseOfAnImageElsewhereWithoutAGatewayThatMakesTokens() throws IOException {
        Surroundings silent =
                new Surroundings("slipway-0a1b2c3d", "models", null, AROUND.gateway(), false);
        ClusterPlace place = new ClusterPlace(null, null, "our-registry");
        expect(
                "image-elsewhere.yaml",
                spec(Sizing.DEFAULT, place, "registry.corp/ml/default/flights"),
                silent);
    }

    @Test
    void theNameBeginsWithALetter() {
        assertThat(Names.of(spec("flights"))).isEqualTo("flights-0123456789ab");
        assertThat(Names.of(spec("3d"))).isEqualTo("m-3d-0123456789ab");
    }

    @Test
    void anAutoscalersReplicasAreLeftOut() {
        Manifests manifests =
                Manifests.of(spec(TWO, ClusterPlace.DEFAULT, null), AROUND, OptionalInt.empty());
        assertThat(manifests.deployment().getSpec().getReplicas()).isNull();
    }

    @Test
    void eachSecretHoldsItsOwnTokenAndNothingElse() {
        List<Secret> secrets =
                SecretManifests.of(
                        spec(TWO, ClusterPlace.DEFAULT, null),
                        AROUND,
                        new ClusterTokens.Fresh(token("slw_i"), Optional.of(token("slw_x"))));

        assertThat(secrets)
                .extracting(secret -> secret.getMetadata().getName(), Secret::getType)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "flights-0123456789ab-ingest", "Opaque"),
                        org.assertj.core.groups.Tuple.tuple(
                                "flights-0123456789ab-pull", "kubernetes.io/dockerconfigjson"));
        assertThat(decode(secrets.getFirst(), "token")).isEqualTo("slw_i");
        assertThat(decode(secrets.getLast(), ".dockerconfigjson"))
                .isEqualTo(
                        "{\"auths\":{\"registry.example:30080\":{\"username\":\"slipway\",\"password\":\"slw_x\",\"auth\":\"c2xpcHdheTpzbHdfeA==\"}}}");
    }

    @Test
    void thePullSecretIsNotMadeWhereTheEnvironmentNamesOne() {
        ClusterPlace place = new ClusterPlace(null, null, "our-registry");
        assertThat(Images.ownPullSecret(spec(TWO, place, null), AROUND)).isFalse();
        assertThat(
                        SecretManifests.of(
                                spec(TWO, place, null),
                                AROUND,
                                new ClusterTokens.Fresh(token("slw_i"), Optional.empty())))
                .extracting(secret -> secret.getMetadata().getName())
                .containsExactly("flights-0123456789ab-ingest");
    }

    private static GatewayTokens.Ordered token(String secret) {
        return new GatewayTokens.Ordered("id", secret);
    }

    private static String decode(Secret secret, String key) {
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), UTF_8);
    }

    private static void expect(String file, ReleaseSpec spec, Surroundings around)
            throws IOException {
        Manifests manifests =
                Manifests.of(spec, around, OptionalInt.of(spec.placement().sizing().replicas()));
        StringBuilder yaml = new StringBuilder();
        yaml.append(Serialization.asYaml(manifests.account()));
        yaml.append(Serialization.asYaml(manifests.network()));
        yaml.append(Serialization.asYaml(manifests.service()));
        manifests.disruptionBudget().map(Serialization::asYaml).ifPresent(yaml::append);
        yaml.append(Serialization.asYaml(manifests.deployment()));
        Path path = EXPECTED.resolve(file);
        if (Boolean.getBoolean("manifests.update")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(path, yaml);
        }
        assertThat(yaml.toString()).isEqualTo(Files.readString(path));
    }

    private static ReleaseSpec spec(String deployment) {
        return spec(deployment, TWO, ClusterPlace.DEFAULT, null);
    }

    private static ReleaseSpec spec(Sizing sizing, ClusterPlace place, String pushedTo) {
        return spec("flights", sizing, place, pushedTo);
    }

    private static ReleaseSpec spec(
            String deployment, Sizing sizing, ClusterPlace place, String pushedTo) {
        return new ReleaseSpec(
                UUID.fromString("01900000-0000-7000-8000-0123456789ab"),
                "default",
                "staging",
                deployment,
                new ReleaseSpec.Content(
                        "flights",
                        3,
                        new ReleaseSpec.Image(ImageKind.RUNNABLE, Digest.of("image"), pushedTo),
                        Digest.of("version"),
                        new UUID(0, 1)),
                new Placement("kubernetes", place, sizing));
    }
}
