package dev.seedbed.core.branch.dblab;

import dev.seedbed.core.database.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The user that Seedbed logs in as at a clone. Its name is the mark that says that a clone is ours, and keeps
/// until when the clone is needed: `seedbed`, or `seedbed_until_1767225600`.
///
/// The engine wants a password when a clone is made, and never tells it again. So it is computed, from the
/// engine's token and the clone's and the user's names: everybody with the token has it, on every machine, and
/// nothing is kept anywhere. Another token makes another password; clones that were made with the old one have
/// to be made anew.
record CloneLogin(String user, Optional<Instant> until) {

    private static final Pattern USER = Pattern.compile("seedbed(?:_until_(\\d{1,12}))?");
    private static final String ALGORITHM = "HmacSHA256";

    static CloneLogin until(Optional<Instant> when) {
        return new CloneLogin(
                "seedbed" + when.map(end -> "_until_" + end.getEpochSecond()).orElse(""), when);
    }

    /// Empty for a user of somebody else's.
    static Optional<CloneLogin> read(String user) {
        var named = USER.matcher(user);
        return named.matches()
                ? Optional.of(new CloneLogin(
                        user,
                        Optional.ofNullable(named.group(1)).map(Long::parseLong).map(Instant::ofEpochSecond)))
                : Optional.empty();
    }

    String password(Secret token, String clone) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(("dblab " + token.value()).getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var message = "seedbed clone password\n" + clone + "\n" + user;
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
