package dev.slipway.oci.registry;

import java.net.URI;

/// Which addresses may be spoken to, and which may see the credentials.
final class Origins {
    private Origins() {}

    /// The address of a registry's API for the repository.
    static URI api(Repository repository, RegistrySettings settings) {
        String scheme = settings.isPlain(repository.registry()) ? "http" : "https";
        return URI.create(
                scheme + "://" + host(repository.registry()) + "/v2/" + repository.name() + "/");
    }

    /// Docker Hub answers under another name than its repositories have.
    private static String host(String registry) {
        return registry.equals("docker.io") ? "registry-1.docker.io" : registry;
    }

    static boolean same(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getAuthority().equalsIgnoreCase(other.getAuthority());
    }

    /// Where the registry points to with `Location`. A registry behind a TLS proxy often names
    /// itself with `http`.
    static URI pointed(URI asked, String location, RegistrySettings settings, Repository repository)
            throws RegistryException {
        URI target;
        try {
            target = asked.resolve(location);
        } catch (IllegalArgumentException e) {
            throw Refusals.protocol(repository, "it points to an address that is none");
        }
        if (asked.getScheme().equals("https")
                && "http".equals(target.getScheme())
                && asked.getAuthority().equalsIgnoreCase(target.getAuthority())) {
            target = URI.create("https" + target.toString().substring("http".length()));
        }
        require(target, settings, repository);
        return target;
    }

    /// @throws RegistryException unless it is HTTPS, or plain HTTP to a host that may be
    static void require(URI target, RegistrySettings settings, Repository repository)
            throws RegistryException {
        String authority = target.getAuthority();
        boolean allowed =
                authority != null
                        && target.getUserInfo() == null
                        && ("https".equals(target.getScheme())
                                || ("http".equals(target.getScheme())
                                        && settings.isPlain(authority)));
        if (!allowed) {
            throw Refusals.protocol(
                    repository,
                    "it points to "
                            + target.getScheme()
                            + "://"
                            + authority
                            + ", which is neither HTTPS nor listed as insecure");
        }
    }
}
