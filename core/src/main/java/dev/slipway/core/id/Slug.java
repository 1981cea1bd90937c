package dev.slipway.core.id;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a model where only a DNS label may stand: URLs, images, Kubernetes. It is made once,
/// when the model is registered, and never changes.
public final class Slug {
    public static final int MAX_LENGTH = 40;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final int HASH_LENGTH = 8;

    private Slug() {}

    /// The slug of a name: lower case, other characters as single hyphens. A name that loses
    /// information on the way gets the first digits of its digest appended, so two names never
    /// share a slug by accident.
    public static String of(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (slug.equals(name) && slug.length() <= MAX_LENGTH) {
            return slug;
        }
        int room = MAX_LENGTH - HASH_LENGTH - 1;
        String head = (slug.length() > room ? slug.substring(0, room) : slug).replaceAll("-+$", "");
        String hash = Digest.of(name).hex().substring(0, HASH_LENGTH);
        return head.isEmpty() ? "m-" + hash : head + "-" + hash;
    }

    /// Whether a text is a slug; deployments and environments are named by slugs.
    public static boolean isSlug(String text) {
        return FORM.matcher(text).matches();
    }
}
