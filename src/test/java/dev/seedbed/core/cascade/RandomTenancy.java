package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A random schema of a handful of tables with rows of two tenants, as DDL: in a namespace of its own, rows first and
/// foreign keys after them in any order, so that cycles load and triggers get their names in any order.
///
/// The rows of tenant `t` are numbered from `100 t`; the root's is `t` itself. Unless its rows are {@link #tangled}, no
/// row points at another tenant's.
final class RandomTenancy {

    private static final int TENANTS = 2;

    private final Random random;
    private final String namespace;
    private final int tables;
    private final int rows;
    private final List<List<RandomKey>> keys = new ArrayList<>();
    private final boolean[] tenantMayBeNull;
    private final boolean tangled;

    RandomTenancy(long seed) {
        this(seed, false);
    }

    /// Rows that point at any tenant's, and tenants that may point at each other.
    static RandomTenancy tangled(long seed) {
        return new RandomTenancy(seed, true);
    }

    private RandomTenancy(long seed, boolean tangled) {
        this.tangled = tangled;
        this.random = new Random(seed);
        this.namespace = "trial_" + seed;
        this.tables = 3 + random.nextInt(5);
        this.rows = 1 + random.nextInt(3);
        this.tenantMayBeNull = new boolean[tables];
        var gentle = random.nextBoolean();
        for (var table = 0; table < tables; table++) {
            tenantMayBeNull[table] = table > 0 && random.nextInt(4) == 0;
            keys.add(new ArrayList<>());
            for (var number = random.nextInt(4); number > 0; number--) {
                var key = RandomKey.from(random, table, tables, number, gentle, tangled);
                keys.get(table).add(key);
                if (random.nextInt(10) == 0) {
                    keys.get(table).add(key.twin(random, gentle));
                }
            }
        }
    }

    String namespace() {
        return namespace;
    }

    TableName root() {
        return new TableName(namespace, "t0");
    }

    /// Its own tables among those of several.
    Schema part(Schema schema) {
        return new Schema(
                schema.tables().stream()
                        .filter(table -> table.name().schema().equals(namespace))
                        .toList(),
                schema.serverVersion());
    }

    String ddl() {
        var ddl = new StringBuilder("CREATE SCHEMA %s; SET search_path = %s;\n".formatted(namespace, namespace));
        for (var table = 0; table < tables; table++) {
            ddl.append(createTable(table));
        }
        var constraints = new ArrayList<String>();
        keys.forEach(ofTable -> ofTable.forEach(key -> constraints.add(key.constraint())));
        Collections.shuffle(constraints, random);
        return ddl.append(String.join("", constraints)).toString();
    }

    private String createTable(int table) {
        var columns = keys.get(table).stream()
                .filter(RandomKey::declaresColumn)
                .map(RandomKey::declaration)
                .collect(Collectors.joining(", "));
        var values = IntStream.rangeClosed(1, TENANTS)
                .boxed()
                .flatMap(tenant -> IntStream.range(0, rows(table)).mapToObj(row -> row(table, tenant, row)))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE t%d (id int PRIMARY KEY, tenant int%s%s, UNIQUE (tenant, id)); INSERT INTO t%d VALUES %s;\n"
                .formatted(
                        table,
                        tenantMayBeNull[table] ? "" : " NOT NULL",
                        columns.isEmpty() ? "" : ", " + columns,
                        table,
                        values);
    }

    private String row(int table, int tenant, int row) {
        var values = new ArrayList<String>();
        values.add(Integer.toString(id(table, tenant, row)));
        values.add(Integer.toString(tenant));
        for (var key : keys.get(table)) {
            if (key.declaresColumn()) {
                values.add(key.nullable() && random.nextInt(3) == 0 ? "NULL" : Integer.toString(target(key, tenant)));
            }
        }
        return "(" + String.join(", ", values) + ")";
    }

    /// A key of both columns says with its first whose row it points at.
    private int target(RandomKey key, int tenant) {
        var other = tangled && key.form() != RandomKey.Form.BOTH ? 1 + random.nextInt(TENANTS) : tenant;
        return id(key.target(), other, random.nextInt(rows(key.target())));
    }

    private int rows(int table) {
        return table == 0 ? 1 : rows;
    }

    private static int id(int table, int tenant, int row) {
        return table == 0 ? tenant : tenant * 100 + row;
    }
}
