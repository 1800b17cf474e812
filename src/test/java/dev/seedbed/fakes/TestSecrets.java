package dev.seedbed.fakes;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Makes every key, token and password of the tests, so that one word finds them wherever they leak to.
public final class TestSecrets {

    /// Is in every secret, and in nothing else.
    public static final String MARKER = "seedbedtestsecret";

    private static final int RANDOM_BYTES = 16;
    private static final Pattern SECRET = Pattern.compile(MARKER + "[0-9a-f]*");
    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        CommandLines.watch();
    }

    private TestSecrets() {}

    /// A secret that was never there before.
    public static String next() {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return MARKER + HexFormat.of().formatHex(bytes);
    }

    /// The same, with what a service's keys begin with.
    public static String next(String prefix) {
        return prefix + next();
    }

    /// Fails where a secret is shown; returns the text.
    public static String expectNoneIn(String text) {
        if (text.contains(MARKER)) {
            throw new AssertionError("A secret is shown: " + blank(text));
        }
        return text;
    }

    /// The text with `***` in place of every secret.
    public static String blank(String text) {
        return SECRET.matcher(text).replaceAll("***");
    }
}
