package dev.seedbed.core.deliver;

import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.ScenarioText;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hashes that say whether two things are the same.
public final class Fingerprint {

    private Fingerprint() {}

    /// The hash of everything that a draft decides or infers; where the schema came from does not matter.
    public static String of(Draft draft) {
        return hash(ScenarioText.decisions(draft));
    }

    /// The hash of what a schema asks of rows: tables, columns, keys, checks.
    public static String of(Schema schema) {
        return hash(schema.tables().stream()
                .sorted(Comparator.comparing(Table::name))
                .map(Fingerprint::text)
                .collect(Collectors.joining("\n")));
    }

    private static String text(Table table) {
        return Stream.of(
                        Stream.of(table.name().toString()),
                        table.columns().stream()
                                .map(column -> column.name() + " "
                                        + column.type().sql() + " " + column.nullable() + " " + column.filling() + " "
                                        + column.defaultExpression().orElse("")),
                        table.uniqueKeys().stream().map(UniqueKey::definition).sorted(),
                        table.foreignKeys().stream().map(ForeignKey::statement).sorted(),
                        table.checks().stream().map(Check::expression).sorted())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
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
