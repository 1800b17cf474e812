package dev.seedbed.core.guard.attest;

import dev.seedbed.core.guard.attest.Attestation.AttestedColumn;
import dev.seedbed.core.guard.attest.Attestation.AttestedTable;
import dev.seedbed.core.synthetic.Identifier;
import java.util.LinkedHashMap;
import java.util.Map;

/// The attestation for programs, as a tree of maps and lists.
public final class AttestationJson {

    private AttestationJson() {}

    public static Map<String, Object> of(Attestation attestation) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("proven", attestation.proven());
        fields.put("verdict", Statement.verdict(attestation));
        fields.put("tool", attestation.tool());
        fields.put("scenario", attestation.scenario());
        fields.put("schema", attestation.schema());
        fields.put("dictionary", attestation.dictionary());
        fields.put("seed", attestation.seed());
        fields.put("as-of", attestation.asOf().toString());
        fields.put("rows", attestation.rows());
        var classes = new LinkedHashMap<String, Object>();
        attestation.columns().forEach((proof, columns) -> classes.put(proof.code(), columns));
        fields.put("columns", classes);
        attestation.loaded().ifPresent(loaded -> {
            var database = new LinkedHashMap<String, Object>();
            database.put("same-scenario", loaded.sameScenario());
            database.put("rows", loaded.rows());
            database.put("rules", loaded.rules());
            database.put("broken", loaded.broken());
            database.put("cells", attestation.cells());
            database.put("outside", attestation.outside());
            fields.put("database", database);
        });
        fields.put("claimed", Statement.claims(attestation));
        fields.put("not-claimed", Statement.limits());
        fields.put(
                "kinds",
                attestation.identifiers().stream().map(AttestationJson::kind).toList());
        fields.put(
                "tables",
                attestation.tables().stream().map(AttestationJson::table).toList());
        return fields;
    }

    private static Map<String, Object> kind(Identifier kind) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", kind.code());
        fields.put("name", kind.label());
        fields.put("source", kind.authority());
        fields.put("checked", kind.checked().toString());
        fields.put("capacity", kind.capacity());
        kind.reservedSql("value").ifPresent(sql -> fields.put("predicate", sql));
        return fields;
    }

    private static Map<String, Object> table(AttestedTable table) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", table.name().toString());
        fields.put("rows", table.rows());
        fields.put(
                "columns", table.columns().stream().map(AttestationJson::column).toList());
        return fields;
    }

    private static Map<String, Object> column(AttestedColumn column) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("column", column.name());
        fields.put("class", column.proof().proof().code());
        fields.put(
                "kinds",
                column.proof().identifiers().stream()
                        .sorted()
                        .map(Identifier::code)
                        .toList());
        fields.put("generator", column.generator());
        fields.put("why", column.proof().why());
        column.asked().ifPresent(count -> {
            fields.put("cells", count.cells());
            fields.put("outside", count.outside());
        });
        return fields;
    }
}
