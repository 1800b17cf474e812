package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a real `DELETE` of tenant 1 of a {@link RandomTenancy} did, beside what the verdicts said; rolled back.
final class TrialDelete {

    /// Rows of the tenant that goes, and of the one that stays.
    private record Rows(int going, int staying) {}

    private final Schema schema;
    private final TableName root;
    private final TenantGraph graph;
    private final CascadeReach reach;
    private final Map<TableName, Rows> before;
    private final List<ForeignKey> usedFailing = new ArrayList<>();
    private Map<TableName, Rows> after = Map.of();
    private Optional<ServerErrorMessage> failure = Optional.empty();

    private TrialDelete(Connection connection, Schema schema, TableName root) throws SQLException {
        this.schema = schema;
        this.root = root;
        this.graph = TenantGraph.of(schema, root);
        this.reach = new CascadeReach(schema, root);
        this.before = count(connection);
        for (var effect : graph.effects()) {
            if (effect.certainty() == Certainty.FAILS
                    && reach.surelyDoomed(effect.key().target())
                    && used(connection, effect.key())) {
                usedFailing.add(effect.key());
            }
        }
    }

    static TrialDelete run(Connection connection, Schema schema, TableName root) throws SQLException {
        var trial = new TrialDelete(connection, schema, root);
        try (var statement = connection.createStatement()) {
            statement.execute("DELETE FROM %s WHERE id = 1".formatted(root.sql()));
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            trial.after = trial.count(connection);
        } catch (PSQLException e) {
            trial.failure = Optional.ofNullable(e.getServerErrorMessage());
        } finally {
            connection.rollback();
        }
        return trial;
    }

    Optional<ServerErrorMessage> failure() {
        return failure;
    }

    boolean mayStray() {
        return !graph.strayKeys().isEmpty();
    }

    int tables() {
        return schema.tables().size();
    }

    /// The keys judged to fail that rows do use.
    List<ForeignKey> usedFailing() {
        return usedFailing;
    }

    /// Whether what the server complains about was not judged safe.
    boolean foretold() {
        var error = failure.orElseThrow();
        var constraint = Objects.requireNonNullElse(error.getConstraint(), "");
        var column = Objects.requireNonNullElse(error.getColumn(), "");
        return graph.effects().stream()
                .filter(effect -> effect.certainty() != Certainty.SAFE)
                .map(KeyEffect::key)
                .anyMatch(key -> key.name().equals(constraint)
                        || (key.table().name().equals(error.getTable())
                                && key.clearedColumns().contains(column))
                        || clearsWhatIsReferenced(key, constraint)
                        || clearsPartOf(key, constraint));
    }

    private boolean clearsPartOf(ForeignKey key, String constraint) {
        return schema.table(key.table()).foreignKeys().stream()
                .filter(full -> full.name().equals(constraint) && full.matchFull())
                .anyMatch(full -> full.columns().stream().anyMatch(key.clearedColumns()::contains));
    }

    private boolean clearsWhatIsReferenced(ForeignKey key, String constraint) {
        return schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(reference -> reference.name().equals(constraint)
                        && reference.target().equals(key.table()))
                .anyMatch(reference -> key.clearedColumns().stream().anyMatch(reference.targetColumns()::contains));
    }

    /// The tables whose rows are not what the verdicts said.
    List<TableVerdict> misjudged() {
        return graph.verdicts().stream()
                .filter(verdict -> !asForetold(verdict.table()))
                .toList();
    }

    private boolean asForetold(TableName table) {
        var had = Objects.requireNonNull(before.get(table));
        var has = Objects.requireNonNull(after.get(table));
        var rightly = reach.surelyDoomed(table) ? has.going() == 0 : reach.doomed(table) || has.going() == had.going();
        return rightly && has.staying() == had.staying();
    }

    /// Rows of tenant 1 are numbered 1 or from 100 on, those of tenant 2 are 2 or from 200 on.
    private Map<TableName, Rows> count(Connection connection) throws SQLException {
        var counts = new TreeMap<TableName, Rows>();
        var query = schema.tables().stream()
                .map(table -> "SELECT %s, count(*) FILTER (WHERE id = 1 OR id BETWEEN 100 AND 199), count(*) FROM %s"
                        .formatted(
                                Sql.literal(table.name().name()), table.name().sql()))
                .collect(Collectors.joining(" UNION ALL "));
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            while (answer.next()) {
                var going = answer.getInt(2);
                var table = new TableName(root.schema(), answer.getString(1));
                counts.put(table, new Rows(going, answer.getInt(3) - going));
            }
        }
        return counts;
    }

    private static boolean used(Connection connection, ForeignKey key) throws SQLException {
        var set = key.columns().stream()
                .map(column -> Sql.identifier(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT EXISTS (SELECT FROM %s WHERE id BETWEEN 100 AND 199 AND %s)"
                        .formatted(key.table().sql(), set))) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    @Override
    public String toString() {
        return root.schema() + ": " + graph.effects();
    }
}
