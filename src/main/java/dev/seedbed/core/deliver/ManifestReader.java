package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Statements;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ColumnProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the manifest of a database, where there is one.
public final class ManifestReader {

    private ManifestReader() {}

    public static Optional<Manifest> read(Connection connection) throws SQLException {
        if (!exists(connection, "_seedbed.manifest")) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT tool, scenario, seed, root_schema, root_name, tables::text, "
                        + "coalesce((to_jsonb(manifest) ->> 'days')::integer, 0) FROM _seedbed.manifest")) {
            if (!row.next()) {
                return Optional.empty();
            }
            var tables = new TreeMap<TableName, Long>();
            var proofs = new TreeMap<TableName, Map<String, ColumnProof>>();
            var invariants = new TreeMap<TableName, List<JsonNode>>();
            var books = new TreeMap<TableName, String>();
            var sliding = new TreeMap<TableName, List<String>>();
            for (var table : new JsonMapper().readTree(row.getString(6))) {
                var name = new TableName(
                        known(table, "schema").asString(), known(table, "name").asString());
                tables.put(name, known(table, "rows").asLong());
                proofs.put(name, proofs(table.path("proofs")));
                invariants.put(name, table.path("invariants").valueStream().toList());
                var columns = table.path("sliding")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                if (!columns.isEmpty()) {
                    sliding.put(name, columns);
                }
                if (!table.path("books").asString("").isEmpty()) {
                    books.put(name, table.path("books").asString());
                }
            }
            var rootName = row.getString(5);
            var root = Optional.ofNullable(row.getString(4)).map(schema -> new TableName(schema, rootName));
            return Optional.of(new Manifest(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    root,
                    tables,
                    proofs,
                    invariants,
                    books,
                    row.getInt(7),
                    sliding));
        }
    }

    /// What every load has written.
    private static JsonNode known(JsonNode table, String name) {
        return table.optional(name)
                .filter(JsonNode::isValueNode)
                .orElseThrow(() -> Problem.error(
                                Category.FINDING,
                                "What the database says of its seed cannot be read.",
                                "_seedbed.manifest",
                                "A table in it has no '" + name + "': it is not as Seedbed wrote it.",
                                "Load the seed again.")
                        .exception());
    }

    /// What an older load did not say, nobody knows.
    private static Map<String, ColumnProof> proofs(JsonNode classes) {
        var proofs = new TreeMap<String, ColumnProof>();
        classes.properties()
                .forEach(entry -> ColumnProof.find(entry.getKey())
                        .ifPresent(proof -> entry.getValue().forEach(column -> proofs.put(column.asString(), proof))));
        return proofs;
    }

    /// How many parts of a load in parts are missing, and of how many; empty when none is under way.
    static Optional<Missing> missing(Connection connection) throws SQLException {
        if (!exists(connection, "_seedbed.part")) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*), min(split_part(run, '/', 2))::bigint FROM _seedbed.part")) {
            row.next();
            return Optional.of(new Missing(row.getLong(2) - row.getLong(1), row.getLong(2)));
        }
    }

    record Missing(long parts, long of) {}

    private static boolean exists(Connection connection, String table) throws SQLException {
        return Statements.holds(connection, "SELECT to_regclass('" + table + "') IS NOT NULL");
    }
}
