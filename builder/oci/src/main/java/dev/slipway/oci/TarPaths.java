package dev.slipway.oci;

import java.util.ArrayList;
import java.util.List;

/// The rules for paths inside a layer.
final class TarPaths {
    private static final int MAX_MODE = 07777;

    private TarPaths() {}

    static void require(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty()
                    || segment.equals(".")
                    || segment.equals("..")
                    || segment.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "a path in a layer is relative and has no empty, '.' or '..' segment: '"
                                + path
                                + "'");
            }
        }
    }

    static void requireMode(int mode) {
        if (mode < 0 || mode > MAX_MODE) {
            throw new IllegalArgumentException(
                    "permission bits are 0 to 07777, not 0" + Integer.toOctalString(mode));
        }
    }

    /// The directories above a path, outermost first.
    static List<String> parents(String path) {
        var parents = new ArrayList<String>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            parents.add(path.substring(0, slash));
        }
        return parents;
    }
}
