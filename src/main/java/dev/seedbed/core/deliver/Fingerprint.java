package dev.seedbed.core.deliver;

import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.TableShape;

/// Hashes that say whether two things are the same.
public final class Fingerprint {

    private Fingerprint() {}

    /// The hash of everything that a draft decides or infers; where the schema came from does not matter.
    public static String of(Draft draft) {
        return Sha256.of(ScenarioText.decisions(draft));
    }

    /// The hash of what a schema asks of rows: tables, columns, keys, checks.
    public static String of(Schema schema) {
        return Sha256.of(TableShape.text(schema));
    }
}
