package dev.seedbed.core.generate;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.seedbed.core.generate.row.Key;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The hash of a test password, as bcrypt's version 2b. Its salt is drawn from a key: the same scenario gives the same
/// bytes.
final class BcryptHash {

    private static final int SALT_BYTES = 16;

    private BcryptHash() {}

    static String of(String password, int cost, Key key) {
        var salt = ByteBuffer.allocate(SALT_BYTES).putLong(key.draw(0, 0)).putLong(key.draw(0, 1));
        var hash = BCrypt.with(BCrypt.Version.VERSION_2B)
                .hash(cost, salt.array(), password.getBytes(StandardCharsets.UTF_8));
        return new String(hash, StandardCharsets.US_ASCII);
    }
}
