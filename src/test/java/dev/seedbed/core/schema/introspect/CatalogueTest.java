package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests that load a few lines of DDL into an emptied database and look at what is read from it.
@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
abstract class CatalogueTest {

    private static final Map<TestServer, DatabaseUrl> DATABASES = new ConcurrentHashMap<>();

    @Parameter
    TestServer server;

    @AfterAll
    static void forgetDatabases() {
        DATABASES.clear();
    }

    Schema read(String ddl) {
        var database = DATABASES.computeIfAbsent(server, some -> some.database(""));
        try (var connections = Connections.to(database);
                var connection = connections.open();
                var statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY CURRENT_USER CASCADE");
            statement.execute(ddl);
            return new Introspector().read(connection);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + " in " + ddl, e);
        }
    }

    /// The table `t` of the schema that this DDL makes.
    Table readTable(String ddl) {
        return read(ddl).table(name("t"));
    }

    /// The column `c` of a table with this definition.
    Column readColumn(String definition) {
        return readTable("CREATE TABLE t (c " + definition + ")").column("c");
    }

    ColumnType readType(String type) {
        return readColumn(type).type();
    }

    /// The answer of the database that was read last.
    String ask(String sql) {
        return TestServer.query(DATABASES.get(server), sql);
    }

    static TableName name(String table) {
        return new TableName("public", table);
    }
}
