package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.draft.Invariants;
import dev.seedbed.core.scenario.draft.Sliding;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ColumnProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Seedbed leaves behind in a database that it filled: the one row of `_seedbed.manifest`.
///
/// Its column `transaction` is the transaction that wrote the rows, or those that did, with commas between: a row with
/// another `xmin` is not Seedbed's, or not any more. `tables` counts the rows that were written; `proofs` says of their
/// columns why they tell of nobody, and `invariants` describes what the scenario promises of them. `books` are those of
/// its ledger as the scenario file writes them, by the table of the entries. `days` is by how many days the columns
/// that slide were moved; `sliding` names those columns, and has no table without any.
public record Manifest(
        String tool,
        String scenario,
        long seed,
        Optional<TableName> root,
        Map<TableName, Long> tables,
        Map<TableName, Map<String, ColumnProof>> proofs,
        Map<TableName, List<JsonNode>> invariants,
        Map<TableName, String> books,
        int days,
        Map<TableName, List<String>> sliding) {

    /// The version of this program.
    public static final String TOOL = "0.1.0";

    static final String CREATE = """
            CREATE SCHEMA IF NOT EXISTS _seedbed;
            CREATE TABLE IF NOT EXISTS _seedbed.manifest (
                tool text NOT NULL, scenario text NOT NULL, seed bigint NOT NULL,
                root_schema text, root_name text, tables jsonb NOT NULL,
                transaction text NOT NULL, loaded_at timestamptz NOT NULL DEFAULT pg_catalog.now(),
                days integer NOT NULL DEFAULT 0);
            """ + Frame.block("""
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
                        WHERE attrelid = '_seedbed.manifest'::regclass AND attname = 'days') THEN
                    ALTER TABLE _seedbed.manifest ADD COLUMN days integer NOT NULL DEFAULT 0;
                END IF;
            END
            """);

    static final String THIS_TRANSACTION = "(pg_catalog.pg_current_xact_id()::xid)::text";

    private static final JsonMapper JSON = new JsonMapper();

    public Manifest {
        tables = new TreeMap<>(tables);
        proofs = new TreeMap<>(proofs);
        invariants = new TreeMap<>(invariants);
        books = new TreeMap<>(books);
        sliding = new TreeMap<>(sliding);
    }

    static Manifest of(Plan plan) {
        var tables = new TreeMap<TableName, Long>();
        var proofs = new TreeMap<TableName, Map<String, ColumnProof>>();
        plan.tables().forEach(table -> {
            tables.put(table.name(), table.rows());
            proofs.put(table.name(), table.proofs());
        });
        var scenario = plan.draft().scenario();
        return new Manifest(
                TOOL,
                Fingerprint.of(plan.draft()),
                scenario.seed(),
                plan.draft().graph().root(),
                tables,
                proofs,
                Invariants.of(plan.draft()).stream()
                        .collect(Collectors.groupingBy(
                                Invariant::table, Collectors.mapping(InvariantJson::of, Collectors.toList()))),
                scenario.ledger().stream()
                        .collect(Collectors.toMap(
                                ledger -> ledger.table(Ledger.Part.ENTRIES).orElseThrow(), ScenarioText::ledger)),
                0,
                sliding(plan));
    }

    private static Map<TableName, List<String>> sliding(Plan plan) {
        var columns = new TreeMap<TableName, List<String>>();
        Sliding.of(plan.draft())
                .columns()
                .forEach((table, slide) ->
                        columns.put(table, slide.stream().map(Column::name).toList()));
        return columns;
    }

    /// By how many days a column was moved; of an older load that does not name its columns, by none.
    int days(TableName table, String column) {
        return sliding.getOrDefault(table, List.of()).contains(column) ? days : 0;
    }

    /// Replaces what an earlier load left; to be the last statement of the transaction that wrote the rows.
    /// `transaction` is the SQL of what wrote the rows: one, or several with commas between.
    String insert(String transaction) {
        return insert(transaction, Integer.toString(days));
    }

    /// The same for rows that are moved by as many days as the SQL `moved` says.
    String insert(String transaction, String moved) {
        return "DELETE FROM _seedbed.manifest;\n"
                + "INSERT INTO _seedbed.manifest (tool, scenario, seed, root_schema, root_name, tables, transaction, days)\nVALUES ("
                + String.join(
                        ", ",
                        Sql.literal(tool),
                        Sql.literal(scenario),
                        Long.toString(seed),
                        root.map(name -> Sql.literal(name.schema())).orElse("NULL"),
                        root.map(name -> Sql.literal(name.name())).orElse("NULL"),
                        Sql.literal(tablesJson()),
                        transaction,
                        moved)
                + ");\n";
    }

    /// The columns of each class, which takes a fraction of the room that a class for each column does.
    private Map<String, List<String>> columns(TableName table) {
        var columns = new TreeMap<String, List<String>>();
        proofs.getOrDefault(table, Map.of())
                .forEach((column, proof) -> columns.computeIfAbsent(proof.code(), _ -> new ArrayList<>())
                        .add(column));
        return columns;
    }

    private String tablesJson() {
        return JSON.writeValueAsString(tables.entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .toList());
    }

    private Map<String, Object> told(TableName table, long rows) {
        var told = new TreeMap<String, Object>(Map.of(
                "schema",
                table.schema(),
                "name",
                table.name(),
                "rows",
                rows,
                "proofs",
                columns(table),
                "invariants",
                invariants.getOrDefault(table, List.of()),
                "books",
                books.getOrDefault(table, "")));
        if (sliding.containsKey(table)) {
            told.put("sliding", sliding.get(table));
        }
        return told;
    }
}
