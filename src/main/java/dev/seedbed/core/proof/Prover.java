package dev.seedbed.core.proof;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.queue.DeleteOutcome;
import dev.seedbed.core.cascade.queue.KeyRow;
import dev.seedbed.core.cascade.queue.KeyRows;
import dev.seedbed.core.cascade.queue.TriggerQueue;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Loads two tenants into a scratch database, deletes one of them in a transaction, and counts.
///
/// A key that makes the delete fail is noted and dropped, inside the transaction, until the delete passes: so one proof
/// finds all that is in the way. Everything is rolled back.
public final class Prover {

    private final Plan plan;
    private final TenantGraph graph;
    private final Connection connection;
    private final Progress progress;
    private final List<Blocker> blockers = new ArrayList<>();
    private final List<String> disagreements = new ArrayList<>();
    private final List<ForeignKey> dropped = new ArrayList<>();
    private Schema schema;
    private DeleteOutcome lastForetold = new DeleteOutcome.Passed(List.of());

    private Prover(Plan plan, TenantGraph graph, Connection connection, Progress progress) {
        this.plan = plan;
        this.graph = graph;
        this.schema = graph.schema();
        this.connection = connection;
        this.progress = progress;
    }

    /// `plan` makes at least two tenants; `whole` is the plan that the forecast is for. The scratch database holds the
    /// schema without rows, and is left with the rows of `plan` in it.
    public static Proof prove(Plan plan, Plan whole, Connections scratch, Progress progress) {
        BareLoad.into(scratch, plan, progress);
        try (var connection = scratch.open()) {
            var schema = new Introspector().read(connection);
            var root = plan.draft().graph().root().orElseThrow();
            var graph = TenantGraph.of(schema, root)
                    .intended(plan.draft().scenario().intended());
            connection.setAutoCommit(false);
            try {
                return new Prover(plan, graph, connection, progress).prove(whole);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw SqlFailure.exception("The delete could not be proven.", scratch.url(), failure);
        }
    }

    private Proof prove(Plan whole) throws SQLException {
        progress.report("reading the keys", 0, 0);
        var columns = linkColumns();
        var rows = KeyRows.read(connection, graph.schema(), columns);
        var root = graph.root().orElseThrow();
        var tenants = rows.stream().filter(row -> row.table().equals(root)).toList();
        if (tenants.size() < 2) {
            throw needsTwo(tenants.size());
        }
        var tenant = withoutSubTenants(tenants);
        var neighbour = tenants.stream().filter(other -> !other.equals(tenant)).findFirst();
        var ledger = new RowLedger(graph, rows, tenant, neighbour.orElseThrow());
        var delete = "DELETE FROM " + root.sql() + " WHERE " + RowText.condition(tenant, rootColumns(root));
        var started = System.nanoTime();
        var passed = attempts(delete, rows, tenant);
        var left = passed.isPresent() ? KeyRows.read(connection, graph.schema(), columns) : rows;
        var took = Duration.ofNanos(System.nanoTime() - started);
        connection.rollback();
        if (passed.isPresent() && lastForetold instanceof DeleteOutcome.Passed(var foretold)) {
            ledger.close(left, foretold);
        } else if (passed.isPresent()) {
            ledger.close(left, left);
        }
        return report(whole, delete, rows, ledger, passed, took);
    }

    /// A tenant that no other one points at, if there is one: what goes with it is its own.
    private KeyRow withoutSubTenants(List<KeyRow> tenants) {
        var keys = graph.schema().table(graph.root().orElseThrow()).foreignKeys().stream()
                .filter(ForeignKey::selfReference)
                .toList();
        return tenants.stream()
                .filter(tenant -> tenants.stream()
                        .filter(other -> !other.equals(tenant))
                        .noneMatch(other -> keys.stream().anyMatch(key -> RowText.points(other, key, tenant))))
                .findFirst()
                .orElse(tenants.getFirst());
    }

    private Proof report(
            Plan whole,
            String delete,
            List<KeyRow> rows,
            RowLedger ledger,
            Optional<Attempt.Passed> passed,
            Duration took)
            throws SQLException {
        disagreements.addAll(ledger.disagreements(dropped));
        var keys = graph.schema().tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();
        var forecast = new Forecast(graph.schema(), plan, whole, ScanSpeed.millisPerRow(connection, plan));
        var crossings = passed.isPresent()
                ? new CrossingTrials(connection, graph, delete, dropped).run(ledger, progress)
                : List.<Crossing>of();
        return new Proof(
                graph,
                delete,
                blockers,
                ledger.tables(),
                passed.map(pass -> forecast.times(pass, keys)).orElse(List.of()),
                crossings,
                keys.stream().filter(key -> !ledger.uses(key)).toList(),
                disagreements,
                interference(),
                rows.size(),
                took);
    }

    /// Tries the delete, without one more key each time, until it passes; empty when what is in the way is no key.
    private Optional<Attempt.Passed> attempts(String delete, List<KeyRow> rows, KeyRow tenant) throws SQLException {
        while (true) {
            progress.stopIfCancelled();
            progress.report("deleting a tenant", blockers.size(), 0);
            var foretold = new TriggerQueue(schema).delete(rows, row -> row.equals(tenant));
            var before = connection.setSavepoint();
            var attempt = Attempt.run(connection, delete);
            lastForetold = foretold;
            compare(foretold, attempt);
            switch (attempt) {
                case Attempt.Passed passed -> {
                    return Optional.of(passed);
                }
                case Attempt.Refused refused -> {
                    connection.rollback(before);
                    var key = culprit(foretold, refused);
                    blockers.add(new Blocker(key, refused.message()));
                    if (key.isEmpty()) {
                        return Optional.empty();
                    }
                    drop(key.get());
                }
            }
        }
    }

    private void drop(ForeignKey key) throws SQLException {
        Statements.execute(connection, RowText.drop(key));
        dropped.add(key);
        schema = new Schema(
                schema.tables().stream()
                        .map(table -> table.withForeignKeys(table.foreignKeys().stream()
                                .filter(other -> !other.equals(key))
                                .toList()))
                        .toList(),
                schema.serverVersion());
    }

    /// The key behind a refusal: the one that the server names, or one that clears the column it names.
    private Optional<ForeignKey> culprit(DeleteOutcome foretold, Attempt.Refused refused) {
        var keys = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();
        var named = keys.stream().filter(refused::names).findFirst();
        return named.or(() -> foretold instanceof DeleteOutcome.Failed failed && refused.clearing(failed.key())
                        ? Optional.of(failed.key())
                        : Optional.empty())
                .or(() -> keys.stream().filter(refused::clearing).findFirst());
    }

    /// The modelled queue, and the verdict on the key, beside what the server did.
    private void compare(DeleteOutcome foretold, Attempt attempt) {
        switch (attempt) {
            case Attempt.Passed _ -> {
                if (foretold instanceof DeleteOutcome.Failed failed) {
                    disagreements.add("The delete was to fail at %s, and passed."
                            .formatted(failed.key().name()));
                }
            }
            case Attempt.Refused refused -> {
                if (foretold instanceof DeleteOutcome.Passed) {
                    disagreements.add("The delete was to pass, and failed: " + refused.message());
                }
                culprit(foretold, refused)
                        .filter(key -> graph.effects().stream()
                                        .noneMatch(effect -> effect.key().equals(key) && effect.blocks())
                                && !clearedByAnother(foretold, key))
                        .ifPresent(key -> disagreements.add(
                                "%s was judged to let the delete pass, and made it fail.".formatted(key.name())));
            }
        }
    }

    /// Whether the key failed because another one, which is judged for it, changed a row.
    private boolean clearedByAnother(DeleteOutcome foretold, ForeignKey key) {
        return foretold instanceof DeleteOutcome.Failed failed
                && failed.key().equals(key)
                && !failed.by().equals(key)
                && graph.effects().stream().anyMatch(effect -> effect.key().equals(failed.by()) && effect.blocks());
    }

    private Map<TableName, Set<String>> linkColumns() {
        var columns = new HashMap<TableName, Set<String>>();
        for (var link : graph.inferredLinks()) {
            columns.computeIfAbsent(link.table(), _ -> new HashSet<>()).addAll(link.columns());
            columns.computeIfAbsent(graph.root().orElseThrow(), _ -> new HashSet<>())
                    .addAll(link.rootColumns());
        }
        columns.computeIfAbsent(graph.root().orElseThrow(), _ -> new HashSet<>())
                .addAll(rootColumns(graph.root().orElseThrow()));
        return columns;
    }

    private List<String> rootColumns(TableName root) {
        return schema.table(root).identity();
    }

    /// What may do more than foreign keys do.
    private List<String> interference() {
        return graph.schema().tables().stream()
                .filter(table -> graph.tenantOwned(table.name()))
                .flatMap(table -> table.triggers().stream()
                        .map(trigger -> "trigger " + trigger.name() + " of "
                                + table.name().label()))
                .toList();
    }

    private RuntimeException needsTwo(int tenants) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "The delete cannot be proven.",
                        graph.root().orElseThrow().label(),
                        "A proof takes two tenants, and the scenario could make " + tenants + ".",
                        "Look at the warnings of 'seedbed check' or of the preview for what keeps the table empty.")
                .exception();
    }
}
