package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names for what a migration adds: `<table>_<columns>_fkey`, within the server's 63 bytes, none given twice.
final class Names {

    private static final int LIMIT = 63;

    private final Schema schema;
    private final Set<String> given = new HashSet<>();

    Names(Schema schema) {
        this.schema = schema;
    }

    /// For a foreign key or a check of the table.
    String constraint(TableName table, List<String> columns, String suffix) {
        return free(table, columns, suffix, constraints(schema.table(table)));
    }

    /// For an index, whose name no table or index of the namespace may have.
    String index(TableName table, List<String> columns, String suffix) {
        return free(table, columns, suffix, relations(table.schema()));
    }

    private String free(TableName table, List<String> columns, String suffix, Set<String> taken) {
        var stem = table.name() + "_" + String.join("_", columns);
        return Stream.iterate(1, number -> number + 1)
                .map(number -> cut(stem, suffix + (number == 1 ? "" : number)))
                .filter(name -> !taken.contains(name) && given.add(table.schema() + "." + name))
                .findFirst()
                .orElseThrow();
    }

    /// The stem cut so that all of the ending fits behind it; no character is split.
    private static String cut(String stem, String ending) {
        var end = stem.length();
        while (bytes(stem.substring(0, end) + "_" + ending) > LIMIT) {
            end = stem.offsetByCodePoints(end, -1);
        }
        return stem.substring(0, end) + "_" + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Set<String> constraints(Table table) {
        return Stream.of(
                        table.foreignKeys().stream().map(ForeignKey::name),
                        table.partitionKeys().foreignKeys().stream().map(ForeignKey::name),
                        table.uniqueKeys().stream().map(UniqueKey::name),
                        table.checks().stream().map(Check::name),
                        table.exclusions().stream().map(Exclusion::name))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private Set<String> relations(String namespace) {
        return schema.tables().stream()
                .filter(table -> table.name().schema().equals(namespace))
                .flatMap(table -> Stream.concat(
                        Stream.of(table.name().name()), table.indexes().stream().map(Index::name)))
                .collect(Collectors.toSet());
    }
}
