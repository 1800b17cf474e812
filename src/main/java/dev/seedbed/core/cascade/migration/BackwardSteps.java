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

/// The statements that take a change back: what was there is there again as the server wrote it down.
final class BackwardSteps {

    private final Schema schema;
    private final KeySteps keys;

    BackwardSteps(Schema schema) {
        this.schema = schema;
        this.keys = new KeySteps(schema);
    }

    List<Step> of(Change change) {
        return switch (change) {
            case AddColumn(var table, var column, var _, var _) ->
                List.of(locked(table, "DROP COLUMN " + Sql.identifier(column.name())));
            case AddIndex add -> index(add);
            case RequireColumn(var table, var column) ->
                List.of(locked(table, "ALTER COLUMN %s DROP NOT NULL".formatted(Sql.identifier(column))));
            case ReplaceKey replace -> keys.replaced(replace.to(), replace.from(), replace.inPlace());
            case AddKey(var key) -> keys.dropped(key);
        };
    }

    private static Step locked(TableName table, String action) {
        return Step.locking(List.of(Locks.exclusive(table)), "ALTER TABLE %s %s".formatted(table.sql(), action));
    }

    private List<Step> index(AddIndex add) {
        var name = ForwardSteps.qualified(add);
        return schema.table(add.table()).partitioning().isPresent()
                ? List.of(Step.locking(List.of(Locks.exclusive(add.table())), "DROP INDEX " + name))
                : List.of(Step.alone(
                        List.of("Lock: SHARE UPDATE EXCLUSIVE on %s: reads and writes go on.".formatted(add.table())),
                        "DROP INDEX CONCURRENTLY " + name));
    }
}
