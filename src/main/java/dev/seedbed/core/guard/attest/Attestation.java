package dev.seedbed.core.guard.attest;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.Fingerprint;
import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.deliver.ReservedCells;
import dev.seedbed.core.deliver.ReservedCells.Count;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.scenario.Wording;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.ProofClass;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The evidence that data is synthetic: from what it was made, and of each column why it tells of nobody. It depends on
/// the plan and the asked database alone: no clock, no machine and no person is in it, so two of them can be compared.
public record Attestation(
        String tool,
        String scenario,
        String schema,
        String dictionary,
        long seed,
        LocalDate asOf,
        List<AttestedTable> tables,
        Optional<Loaded> loaded) {

    /// The generator in words, as the scenario file has it.
    public record AttestedColumn(String name, ColumnProof proof, String generator, Optional<Count> asked) {}

    public record AttestedTable(TableName name, long rows, List<AttestedColumn> columns) {
        public AttestedTable {
            columns = List.copyOf(columns);
        }
    }

    /// What a database that was filled said: whether it holds this scenario, and how many rules its rows keep.
    public record Loaded(boolean sameScenario, long rows, int rules, int broken) {
        public boolean clean() {
            return sameScenario && broken == 0;
        }
    }

    public Attestation {
        tables = List.copyOf(tables);
    }

    /// Of what will be made.
    public static Attestation of(Plan plan) {
        return of(plan, Map.of(), Optional.empty());
    }

    /// Of what was made and loaded: `check` is what reading it back found.
    public static Attestation of(Plan plan, CheckReport check, Connections target) {
        var asked = new HashMap<TableName, Map<String, Count>>();
        try (var connection = target.open()) {
            for (var table : plan.tables()) {
                asked.put(table.name(), ReservedCells.count(connection, table.table(), table.proofs()));
            }
        } catch (SQLException failure) {
            throw SqlFailure.exception("The database could not be asked.", target.url(), failure);
        }
        var same = check.manifest()
                .filter(manifest -> manifest.scenario().equals(Fingerprint.of(plan.draft())))
                .isPresent();
        var loaded =
                new Loaded(same, check.rows(), check.rules(), check.findings().size());
        return of(plan, asked, Optional.of(loaded));
    }

    /// The words of the scenario's languages.
    private static String dictionaries(Wording wording) {
        return Sha256.of(wording.languages().stream()
                .flatMap(share -> Dictionary.of(share.language()).all().stream())
                .collect(Collectors.joining("\n")));
    }

    private static Attestation of(Plan plan, Map<TableName, Map<String, Count>> asked, Optional<Loaded> loaded) {
        var scenario = plan.draft().scenario();
        return new Attestation(
                Manifest.TOOL,
                Fingerprint.of(plan.draft()),
                Fingerprint.of(plan.draft().schema()),
                dictionaries(scenario.wording()),
                scenario.seed(),
                scenario.asOf(),
                plan.tables().stream()
                        .map(table -> table(table, asked.getOrDefault(table.name(), Map.of())))
                        .toList(),
                loaded);
    }

    private static AttestedTable table(TablePlan table, Map<String, Count> asked) {
        return new AttestedTable(
                table.name(),
                table.rows(),
                table.proofs().entrySet().stream()
                        .map(entry -> new AttestedColumn(
                                entry.getKey(),
                                entry.getValue(),
                                generator(table, entry.getKey()),
                                Optional.ofNullable(asked.get(entry.getKey()))))
                        .toList());
    }

    private static String generator(TablePlan table, String column) {
        return table.columnNames().contains(column)
                ? table.column(column).draft().rule().phrase()
                : "computed by the server";
    }

    /// Whether every column is proven, and the database, where one was asked, holds what was planned.
    public boolean proven() {
        return !columns().containsKey(ProofClass.OPEN)
                && outside() == 0
                && loaded.map(Loaded::clean).orElse(true);
    }

    public long rows() {
        return tables.stream().mapToLong(AttestedTable::rows).sum();
    }

    /// How many columns there are of each class.
    public Map<ProofClass, Long> columns() {
        return new TreeMap<>(tables.stream()
                .flatMap(table -> table.columns().stream())
                .collect(Collectors.groupingBy(column -> column.proof().proof(), Collectors.counting())));
    }

    /// The kinds of identifiers that the data holds.
    public List<Identifier> identifiers() {
        return List.copyOf(tables.stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> column.proof().identifiers().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// How many cells were asked whether they lie in reserved space.
    public long cells() {
        return counts().stream().mapToLong(Count::cells).sum();
    }

    /// How many of them do not.
    public long outside() {
        return counts().stream().mapToLong(Count::outside).sum();
    }

    private List<Count> counts() {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> column.asked().stream())
                .toList();
    }
}
