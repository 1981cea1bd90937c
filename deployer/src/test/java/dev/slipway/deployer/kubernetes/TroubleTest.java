package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void aServerThatIsAwayIsUnreachable() {
        var fault =
                new KubernetesClientException(
                        "failed", new ConnectException("Connection refused: /10.0.0.1:6443"));

        assertThat(Trouble.of(fault))
                .isEqualTo(
                        new Trouble(
                                "The cluster's API server cannot be reached: Connection refused: /10.0.0.1:6443.",
                                false,
                                true));
    }

    @Test
    void whatIsInvalidStaysInvalid() {
        assertThat(of(422, "Deployment is invalid").permanent()).isTrue();
        assertThat(of(400, "bad").permanent()).isTrue();
    }

    @Test
    void whatMayPassIsTriedAgain() {
        for (int code : new int[] {401, 403, 404, 409, 410, 429, 500, 503}) {
            assertThat(of(code, "no").permanent()).as("%d", code).isFalse();
            assertThat(of(code, "no").unreachable()).as("%d", code).isFalse();
        }
    }

    @Test
    void aMissingRightSaysWhatToDo() {
        assertThat(
                        of(
                                        403,
                                        "secrets is forbidden: User \"x\" cannot create resource \"secrets\"")
                                .sentence())
                .isEqualTo(
                        "The cluster forbids it: secrets is forbidden: User \"x\" cannot create resource \"secrets\"; give the deployer the rights of its Role, see `slipway doctor --target kubernetes`.");
    }

    private static Trouble of(int code, String message) {
        return Trouble.of(
                new KubernetesClientException(
                        new StatusBuilder().withCode(code).withMessage(message).build()));
    }
}
