package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.migration.Change.AddColumn;
import dev.seedbed.core.cascade.migration.Change.AddIndex;
import dev.seedbed.core.cascade.migration.Change.AddKey;
import dev.seedbed.core.cascade.migration.Change.ReplaceKey;
import dev.seedbed.core.cascade.migration.Change.RequireColumn;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that make a change, in steps that lock a table against its users no longer than a moment.
final class ForwardSteps {

    private final Schema schema;
    private final KeySteps keys;
    private final Names names;

    ForwardSteps(Schema schema) {
        this.schema = schema;
        this.keys = new KeySteps(schema);
        this.names = new Names(schema);
    }

    List<Step> of(Change change) {
        return switch (change) {
            case AddColumn add -> column(add);
            case AddIndex add -> index(add);
            case RequireColumn(var table, var column) -> required(table, column);
            case ReplaceKey replace -> keys.replaced(replace.from(), replace.to(), replace.inPlace());
            case AddKey(var key) -> keys.added(key);
        };
    }

    private static List<Step> column(AddColumn add) {
        var table = add.table().sql();
        var name = Sql.identifier(add.column().name());
        var source = add.source();
        var join = IntStream.range(0, source.columns().size())
                .mapToObj(pair -> "parent.%s = own.%s"
                        .formatted(
                                Sql.identifier(source.targetColumns().get(pair)),
                                Sql.identifier(source.columns().get(pair))))
                .collect(Collectors.joining(" AND "));
        return List.of(
                Step.locking(
                        List.of(Locks.exclusive(add.table())),
                        "ALTER TABLE %s ADD COLUMN %s %s"
                                .formatted(table, name, add.column().type().sql())),
                Step.locking(
                        List.of(
                                "From here on the application has to fill %s in new rows of %s."
                                        .formatted(add.column().name(), add.table()),
                                "Lock: ROW EXCLUSIVE on %s, and each of its rows until the commit. Fill a big table in portions first: this leaves alone what is filled."
                                        .formatted(add.table())),
                        "UPDATE %s AS own\nSET %s = parent.%s\nFROM %s AS parent\nWHERE %s AND own.%s IS NULL"
                                .formatted(
                                        table,
                                        name,
                                        Sql.identifier(add.sourceColumn()),
                                        source.target().sql(),
                                        join,
                                        name)));
    }

    private List<Step> index(AddIndex add) {
        var unique = add.index().unique() ? "UNIQUE " : "";
        if (partitioned(add.table())) {
            return List.of(Step.locking(
                    List.of(
                            "Lock: SHARE on %s and all its partitions: nobody writes to them while the index is built."
                                    .formatted(add.table()),
                            "No index of a partitioned table can be built CONCURRENTLY. To keep writes going: CREATE INDEX ON ONLY the table, then CONCURRENTLY on each partition, then ALTER INDEX ATTACH PARTITION."),
                    "CREATE %sINDEX %s".formatted(unique, add.index().definition())));
        }
        return List.of(Step.alone(
                List.of(
                        "Lock: SHARE UPDATE EXCLUSIVE on %s: reads and writes go on. It waits for transactions that are open."
                                .formatted(add.table()),
                        "Interrupted, it leaves an INVALID index of this name: DROP INDEX CONCURRENTLY %s, then run this step again."
                                .formatted(qualified(add))),
                "CREATE %sINDEX CONCURRENTLY %s".formatted(unique, add.index().definition())));
    }

    static String qualified(AddIndex add) {
        return Sql.identifier(add.table().schema()) + "."
                + Sql.identifier(add.index().name());
    }

    private List<Step> required(TableName table, String column) {
        var name = Sql.identifier(column);
        var check = Sql.identifier(names.constraint(table, List.of(column), "required"));
        return List.of(
                Step.locking(
                        List.of(Locks.exclusive(table)),
                        "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                                .formatted(table.sql(), check, name)),
                Step.locking(
                        List.of(
                                "Lock: SHARE UPDATE EXCLUSIVE on %s: reads and writes go on while all rows are looked at."
                                        .formatted(table),
                                "Fails while there are such rows: SELECT * FROM %s WHERE %s IS NULL. Fill or delete them, and go on here."
                                        .formatted(table.sql(), name)),
                        "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(table.sql(), check)),
                Step.locking(
                        List.of(Locks.exclusive(table)
                                + " The check that has just been validated spares a look at the rows."),
                        "ALTER TABLE %s\n    ALTER COLUMN %s SET NOT NULL,\n    DROP CONSTRAINT %s"
                                .formatted(table.sql(), name, check)));
    }

    private boolean partitioned(TableName table) {
        return schema.table(table).partitioning().isPresent();
    }
}
