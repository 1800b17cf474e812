package dev.seedbed.core.database;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Random passwords for roles that no person logs in as.
final class Passwords {

    private static final int BYTES = 24;

    private Passwords() {}

    static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
