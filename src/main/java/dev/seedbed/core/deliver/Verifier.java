package dev.seedbed.core.deliver;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.deliver.CheckReport.CheckedTable;
import dev.seedbed.core.deliver.CheckReport.Finding;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.ProofClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a loaded database back and asks every rule: those of its schema, that each table got the rows that the
/// manifest promises, that tenants do not mix, what the scenario promises, and that what identifies lies in reserved
/// space.
public final class Verifier {

    /// The states of SQL that does not fit the schema, or the values.
    private static final Pattern UNFIT = Pattern.compile("42...|22...");

    private final DatabaseUrl url;
    private final Progress progress;
    private String asking = "the schema";

    private Verifier(DatabaseUrl url, Progress progress) {
        this.url = url;
        this.progress = progress;
    }

    public static CheckReport check(Connections target, Progress progress) {
        try (var connection = target.open()) {
            return check(connection, target.url(), progress);
        } catch (SQLException failure) {
            throw SqlFailure.exception("The database could not be checked.", target.url(), failure);
        }
    }

    /// The same within a transaction that is under way; `url` names the database in problems.
    public static CheckReport check(Connection connection, DatabaseUrl url, Progress progress) {
        return new Verifier(url, progress).check(connection);
    }

    private CheckReport check(Connection connection) {
        try {
            var schema = new Introspector().read(connection);
            var manifest = ManifestReader.read(connection);
            var graph = graph(schema, manifest);
            var promised = manifest.map(
                            known -> InvariantRules.of(schema, known).and(LedgerRules.of(known, graph)))
                    .orElse(InvariantRules.Asked.NOTHING);
            var rules = Stream.of(Rules.of(schema), TenantRules.of(graph), promised.rules())
                    .flatMap(List::stream)
                    .toList();
            var findings = new ArrayList<>(promised.findings());
            ManifestReader.missing(connection).ifPresent(missing -> findings.add(unfinished(missing)));
            var tables = tables(connection, schema, manifest, findings);
            for (var index = 0; index < rules.size(); index++) {
                progress.stopIfCancelled();
                var rule = rules.get(index);
                progress.report("checking " + rule.table(), index, rules.size());
                asking = rule.table() + ", " + rule.name();
                ask(connection, rule, promised.rules().contains(rule)).ifPresent(findings::add);
            }
            var reserved = reserved(connection, schema, manifest, findings);
            return new CheckReport(
                    manifest,
                    tables,
                    rules.size() + tables.size() + reserved,
                    promised.rules().size(),
                    proofs(schema, manifest),
                    findings);
        } catch (SQLException failure) {
            throw SqlFailure.exception("The database could not be checked: " + asking + ".", url, failure);
        }
    }

    /// What the scenario promised of other types than there are now is a finding; the schema's own rules fit it.
    private static Optional<Finding> ask(Connection connection, Rule rule, boolean promised) throws SQLException {
        try {
            var broken = Statements.count(connection, rule.countSql());
            return broken == 0
                    ? Optional.empty()
                    : Optional.of(new Finding(rule.table(), rule.name(), broken, broken + " " + rule.what()));
        } catch (SQLException failure) {
            if (promised
                    && connection.getAutoCommit()
                    && UNFIT.matcher(failure.getSQLState()).matches()) {
                return Optional.of(
                        new Finding(rule.table(), rule.name(), 0, "cannot be asked: " + failure.getMessage()));
            }
            throw failure;
        }
    }

    private static Finding unfinished(ManifestReader.Missing missing) {
        return new Finding(
                new TableName("_seedbed", "part"),
                "parts",
                missing.parts(),
                missing.parts() + " of " + missing.of() + " parts are missing, and foreign keys until they are loaded");
    }

    private TenantGraph graph(Schema schema, Optional<Manifest> manifest) {
        if (schema.tables().isEmpty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There is nothing to check.",
                            url.place(),
                            "The database holds no tables.",
                            "Name the database that the seed was loaded into.")
                    .exception();
        }
        return manifest.flatMap(Manifest::root)
                .filter(root -> schema.find(root).isPresent())
                .map(root -> TenantGraph.of(schema, root))
                .orElseGet(() -> manifest.isPresent() ? TenantGraph.withoutRoot(schema) : TenantGraph.of(schema));
    }

    private List<CheckedTable> tables(
            Connection connection, Schema schema, Optional<Manifest> manifest, List<Finding> findings)
            throws SQLException {
        var tables = new ArrayList<CheckedTable>();
        for (var table : schema.tables()) {
            asking = table.name().toString();
            var rows = Statements.count(connection, "SELECT count(*) FROM " + table.ownRows());
            var expected =
                    manifest.flatMap(known -> Optional.ofNullable(known.tables().get(table.name())));
            tables.add(new CheckedTable(table.name(), rows, expected));
            if (expected.isPresent() && expected.get() != rows) {
                findings.add(new Finding(
                        table.name(),
                        "row count",
                        Math.abs(expected.get() - rows),
                        rows + " rows, where " + expected.get() + " were written"));
            } else if (rows == 0 && expected.isEmpty()) {
                findings.add(new Finding(table.name(), "row count", 0, "no rows"));
            }
        }
        manifest.ifPresent(known -> known.tables().keySet().stream()
                .filter(name -> schema.find(name).isEmpty())
                .forEach(name -> findings.add(new Finding(name, "row count", 0, "the table is gone"))));
        return tables;
    }

    /// Asks every cell of the columns that hold reserved values only, by the manifest; returns how many columns.
    private int reserved(Connection connection, Schema schema, Optional<Manifest> manifest, List<Finding> findings)
            throws SQLException {
        var columns = 0;
        for (var table : schema.tables()) {
            progress.stopIfCancelled();
            asking = table.name() + ", reserved space";
            var counts = ReservedCells.count(connection, table, proofs(manifest, table.name()));
            counts.forEach((column, count) -> {
                if (count.outside() > 0) {
                    findings.add(new Finding(
                            table.name(),
                            column + " reserved",
                            count.outside(),
                            count.outside() + " of " + count.cells() + " cells are outside the space reserved for "
                                    + count.proof().subject()));
                }
            });
            columns += counts.size();
        }
        return columns;
    }

    private static Map<ProofClass, Long> proofs(Schema schema, Optional<Manifest> manifest) {
        return schema.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .flatMap(column ->
                                Optional.ofNullable(
                                        proofs(manifest, table.name()).get(column.name()))
                                        .stream()))
                .collect(Collectors.groupingBy(ColumnProof::proof, Collectors.counting()));
    }

    private static Map<String, ColumnProof> proofs(Optional<Manifest> manifest, TableName table) {
        return manifest.map(known -> known.proofs().getOrDefault(table, Map.of()))
                .orElse(Map.of());
    }
}
