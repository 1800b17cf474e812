package dev.seedbed.core.deliver;

import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.ScenarioText;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.TableShape;
import java.security.MessageDigest;

/// Hashes that say whether two things are the same.
public final class Fingerprint {

    private Fingerprint() {}

    /// The hash of everything that a draft decides or infers; where the schema came from does not matter.
    public static String of(Draft draft) {
        return hash(ScenarioText.decisions(draft));
    }

    /// The hash of what a schema asks of rows: tables, columns, keys, checks.
    public static String of(Schema schema) {
        return hash(TableShape.text(schema));
    }

    /// SHA-256 of the text as UTF-8, in hexadecimal digits.
    public static String hash(String text) {
        return Sha256.of(text);
    }

    static MessageDigest sha256() {
        return Sha256.digest();
    }
}
