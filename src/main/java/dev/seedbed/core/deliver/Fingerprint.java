package dev.seedbed.core.deliver;

import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.ScenarioText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Hashes that say whether two things are the same.
public final class Fingerprint {

    private Fingerprint() {}

    /// The hash of everything that a draft decides or infers; where the schema came from does not matter.
    public static String of(Draft draft) {
        return hash(ScenarioText.decisions(draft));
    }

    /// SHA-256 of the text as UTF-8, in hexadecimal digits.
    public static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
