package testroutes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/** The digests of the secrets; the secrets themselves are read once, and not kept. */
final class Secrets {

    private static final int LEAST_BYTES = 32;
    private static final int LEAST_DISTINCT = 8;

    private final byte[] current;
    private final byte[] previous;

    private Secrets(byte[] current, byte[] previous) {
        this.current = current;
        this.previous = previous;
    }

    /** Throws where a secret is missing or weak, so that nothing starts. */
    static Secrets read(Map<String, String> environment) {
        var current = digest(environment, Names.SECRET)
                .orElseThrow(() -> new IllegalStateException("The test routes do not start: " + Names.SECRET
                        + " is not set. Make one with: openssl rand -hex 32"));
        var previous = digest(environment, Names.PREVIOUS_SECRET).orElseGet(Secrets::nobodys);
        return new Secrets(current, previous);
    }

    /** Which of the secrets this is. */
    Optional<String> recognise(String given) {
        var hash = digest(given == null ? "" : given);
        var isCurrent = MessageDigest.isEqual(hash, current);
        var isPrevious = MessageDigest.isEqual(hash, previous);
        return isCurrent ? Optional.of("current") : isPrevious ? Optional.of("previous") : Optional.empty();
    }

    private static Optional<byte[]> digest(Map<String, String> environment, String name) {
        var secret = environment.getOrDefault(name, "");
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        weakness(secret).ifPresent(fault -> {
            throw new IllegalStateException("The test routes do not start: " + name + " " + fault
                    + ". Make one with: openssl rand -hex 32");
        });
        return Optional.of(digest(secret));
    }

    private static Optional<String> weakness(String secret) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            return Optional.of("is shorter than " + LEAST_BYTES + " bytes");
        }
        if (!secret.matches("[!-~]+")) {
            return Optional.of("holds characters that the header " + Names.HEADER + " cannot carry");
        }
        var repeats = (secret + secret).indexOf(secret, 1) < secret.length();
        return repeats || secret.chars().distinct().count() < LEAST_DISTINCT
                ? Optional.of("repeats itself")
                : Optional.empty();
    }

    /** So that two secrets are always compared. */
    private static byte[] nobodys() {
        var random = new byte[LEAST_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
