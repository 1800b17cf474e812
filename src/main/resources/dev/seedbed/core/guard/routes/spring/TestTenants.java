package testroutes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The tenants of the scenario that tests may make, reset and delete: each change is one transaction, and waits for other
 * changes of the same tenant. No other tenant can be touched: it must be noted in `_seedbed.test_tenants`, by the
 * transaction that made it, and its name must begin with the prefix.
 */
final class TestTenants {

    private static final long MOST_ROWS = 100_000;

    private final DataSource dataSource;
    private final Kit kit;

    private TestTenants(DataSource dataSource, Kit kit) {
        this.dataSource = dataSource;
        this.kit = kit;
    }

    /** Throws where the database holds rows that are not Seedbed's. */
    static TestTenants open(DataSource dataSource, Kit kit) throws SQLException {
        var tenants = new TestTenants(dataSource, kit);
        tenants.transaction(sql -> {
            new DatabaseInspection(sql, kit).run();
            return true;
        });
        return tenants;
    }

    Map<String, Object> manifest() throws SQLException {
        return Map.of(
                "scenario", kit.scenario(),
                "root", kit.root().table(),
                "prefix", kit.prefix(),
                "slots", kit.tenants().stream().map(TestTenants::describe).toList(),
                "tenants", transaction(TestTenants::made));
    }

    private static List<Map<String, Object>> made(Sql sql) throws SQLException {
        var made = new ArrayList<Map<String, Object>>();
        try (var statement = sql.connection().createStatement();
                var rows = statement.executeQuery(
                        "SELECT key, slot, created_at::text FROM _seedbed.test_tenants ORDER BY slot")) {
            while (rows.next()) {
                made.add(Map.of("key", rows.getString(1), "slot", rows.getInt(2), "createdAt", rows.getString(3)));
            }
        }
        return made;
    }

    Map<String, Object> create(int slot) throws SQLException {
        return transaction(sql -> insert(sql, claim(sql, slot)));
    }

    /** In the first free slot. */
    Map<String, Object> create() throws SQLException {
        return transaction(sql -> insert(sql, claimFree(sql)));
    }

    Map<String, Object> reset(String key) throws SQLException {
        return transaction(sql -> {
            lock(sql, key);
            delete(sql, key);
            var tenant = kit.tenants().stream()
                    .filter(candidate -> candidate.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(409, "the tenant was made by another kit: delete it"));
            return insert(sql, tenant);
        });
    }

    void delete(String key) throws SQLException {
        transaction(sql -> {
            lock(sql, key);
            delete(sql, key);
            return true;
        });
    }

    private Kit.Tenant claim(Sql sql, int slot) throws SQLException {
        var tenant = kit.tenants().stream()
                .filter(candidate -> candidate.slot() == slot)
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "no such slot"));
        lock(sql, tenant.key());
        if (isMarked(sql, tenant.key())) {
            throw new Refusal(409, "the tenant is there already: reset it");
        }
        return tenant;
    }

    /** Passes over a slot that somebody else is just taking. */
    private Kit.Tenant claimFree(Sql sql) throws SQLException {
        for (var tenant : kit.tenants()) {
            if (!isMarked(sql, tenant.key())
                    && sql.finds(
                            "SELECT 1 WHERE pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended(?, 0))",
                            lockName(tenant.key()))
                    && !isMarked(sql, tenant.key())) {
                return tenant;
            }
        }
        throw new Refusal(409, "every slot is taken: delete a tenant, or generate more with --tenants");
    }

    /** Held until the transaction ends. */
    private static void lock(Sql sql, String key) throws SQLException {
        sql.finds("SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(?, 0))", lockName(key));
    }

    private static String lockName(String key) {
        return "seedbed test tenant " + key;
    }

    private static boolean isMarked(Sql sql, String key) throws SQLException {
        return sql.finds("SELECT FROM _seedbed.test_tenants WHERE key = ?", key);
    }

    private static Map<String, Object> insert(Sql sql, Kit.Tenant tenant) throws SQLException {
        if (tenant.size() > MOST_ROWS) {
            throw new Refusal(422, "the tenant has more than " + MOST_ROWS + " rows");
        }
        sql.run(tenant.statements());
        sql.change(
                "INSERT INTO _seedbed.test_tenants (key, slot) VALUES (?, ?)", tenant.key(), tenant.slot());
        return describe(tenant);
    }

    /** One row of the root table; the cascade takes the rest. */
    private void delete(Sql sql, String key) throws SQLException {
        if (!isMarked(sql, key)) {
            throw new Refusal(404, "no such test tenant");
        }
        var root = kit.root();
        var named = root.label()
                .map(label -> "pg_catalog.starts_with(" + label + "::text, ?::text)")
                .orElse("?::text IS NOT NULL");
        var deleted = sql.change(
                "DELETE FROM " + root.table() + " WHERE " + root.key() + " = ?::" + root.keyType() + " AND " + named,
                key,
                kit.prefix());
        if (deleted != 1) {
            throw new Refusal(409, "the tenant is gone, or has lost its test name: nothing was changed");
        }
        sql.change("DELETE FROM _seedbed.test_tenants WHERE key = ?", key);
    }

    private static Map<String, Object> describe(Kit.Tenant tenant) {
        return Map.of("key", tenant.key(), "slot", tenant.slot(), "rows", tenant.rows());
    }

    /** What is done in one transaction. */
    private interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sql = new Sql(connection);
                sql.run("SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '20s'; SET LOCAL row_security = off");
                var result = work.run(sql);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
