package dev.slipway.oci.registry;

import java.io.IOException;
import java.net.URI;

/// Signed requests to one repository. Credentials go to the registry's own origin only, also when
/// it points elsewhere. Not thread-safe.
final class Session {
    private static final int MAX_REDIRECTS = 5;

    private final Transport transport;
    private final Repository repository;
    private final Authorization authorization;
    private final URI api;

    Session(Transport transport, Repository repository, Authorization authorization) {
        this.transport = transport;
        this.repository = repository;
        this.authorization = authorization;
        this.api = Origins.api(repository, transport.settings());
    }

    Repository repository() {
        return repository;
    }

    RegistrySettings settings() {
        return transport.settings();
    }

    Attempts attempts() {
        return transport.attempts();
    }

    /// An address below the repository, e.g. `blobs/uploads/`.
    URI address(String path) {
        return api.resolve(path);
    }

    /// Where the answer's `Location` points to.
    URI pointed(URI asked, Answer answer) throws RegistryException {
        String location =
                answer.header("Location")
                        .orElseThrow(
                                () -> Refusals.protocol(repository, "its answer lacks a Location"));
        return Origins.pointed(asked, location, settings(), repository);
    }

    /// The answer to a request that may be repeated: transient failures are retried, credentials
    /// are renewed, redirects of reads are followed.
    ///
    /// @throws RegistryException when the registry gives no answer or does not accept the
    ///     credentials
    Answer send(Call call) throws IOException, InterruptedException {
        return transport.patiently(repository.registry(), () -> authorised(call));
    }

    private Answer authorised(Call call) throws IOException, InterruptedException {
        Answer answer = followed(call);
        if (answer.status() != 401) {
            return answer;
        }
        authorization.meet(answer);
        Answer again = followed(call);
        if (again.status() == 401) {
            throw Refusals.unauthorized(repository, " (" + again.said() + ")");
        }
        return again;
    }

    private Answer followed(Call call) throws IOException, InterruptedException {
        Call next = call;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            Answer answer = transport.once(signed(next));
            if (!call.isRead() || !answer.isRedirect()) {
                return answer;
            }
            next = next.at(pointed(next.uri(), answer));
        }
        throw Refusals.protocol(repository, "it redirects in a circle");
    }

    /// The answer to a request whose body can be sent once only. After a 401 the credentials are
    /// renewed for the next request.
    Answer sendOnce(Call call) throws IOException, InterruptedException {
        Answer answer = transport.once(signed(call));
        if (answer.status() == 401) {
            authorization.meet(answer);
        }
        return answer;
    }

    private Call signed(Call call) {
        return authorization
                .header()
                .filter(_ -> Origins.same(call.uri(), api))
                .map(value -> call.with("Authorization", value))
                .orElse(call);
    }
}
