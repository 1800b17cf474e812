package dev.seedbed.core.project;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.RecordedSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A schema that Seedbed brings along, to try things on.
public enum Sample {
    LEDGER("A multi-currency ledger: every table goes with its workspace."),
    STOREFRONT("A shop whose tenant delete fails: one of each fault, planted."),
    TRACKER("An issue tracker that uses what PostgreSQL offers: composite tenant keys, domains, partitions.");

    private final String sentence;

    Sample(String sentence) {
        this.sentence = sentence;
    }

    /// The word after `sample:`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    public String ddl() {
        return read(".sql").orElseThrow();
    }

    /// What the embedded server makes of the DDL.
    public Schema schema() {
        return RecordedSchema.read(read(".json").orElseThrow());
    }

    /// The scenario that comes with it, if one does.
    public Optional<String> scenario() {
        return read(".yaml");
    }

    static Sample get(String code) {
        return Arrays.stream(values())
                .filter(sample -> sample.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "There is no sample '" + DatabaseUrl.masked(code) + "'.",
                                "sample:" + DatabaseUrl.masked(code),
                                "",
                                "Use sample:ledger, sample:storefront or sample:tracker.")
                        .exception());
    }

    private Optional<String> read(String ending) {
        try (var stream = Sample.class.getResourceAsStream("/dev/seedbed/samples/" + code() + ending)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
