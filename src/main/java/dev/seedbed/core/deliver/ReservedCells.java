package dev.seedbed.core.deliver;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.ProofClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How many cells of the columns of one table lie in the reserved space that is claimed for them: asked in one pass, by
/// the predicates of `identifiers.yaml`, and without reading a value.
public final class ReservedCells {

    /// `cells` are those with a value, `outside` those of them that the predicate is not true for.
    public record Count(ColumnProof proof, long cells, long outside) {}

    private record Claim(Column column, ColumnProof proof) {}

    private ReservedCells() {}

    /// By column, for those whose proof is reserved space.
    public static Map<String, Count> count(Connection connection, Table table, Map<String, ColumnProof> proofs)
            throws SQLException {
        var asked = table.columns().stream()
                .flatMap(column -> Optional.ofNullable(proofs.get(column.name()))
                        .filter(proof -> proof.proof() == ProofClass.RESERVED)
                        .map(proof -> new Claim(column, proof))
                        .stream())
                .toList();
        var counts = new LinkedHashMap<String, Count>();
        if (asked.isEmpty()) {
            return counts;
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql(table, asked))) {
            row.next();
            var number = 1;
            for (var claim : asked) {
                counts.put(
                        claim.column().name(), new Count(claim.proof(), row.getLong(number), row.getLong(number + 1)));
                number += 2;
            }
        }
        return counts;
    }

    private static String sql(Table table, List<Claim> claims) {
        var counts = new ArrayList<String>();
        for (var claim : claims) {
            var name = "cells." + Sql.identifier(claim.column().name());
            counts.add("count(" + name + ")");
            counts.add("count(*) FILTER (WHERE " + name + " IS NOT NULL AND "
                    + outside(name, claim.column().type().base(), claim.proof()) + ")");
        }
        return "SELECT " + String.join(", ", counts) + " FROM " + table.ownRows() + " AS cells";
    }

    private static String outside(String cell, ColumnType type, ColumnProof proof) {
        return type instanceof ColumnType.Array array
                ? "EXISTS (SELECT 1 FROM unnest(" + cell + ") AS elements (element) WHERE element IS NOT NULL AND "
                        + outside("element", array.element().base(), proof) + ")"
                : "("
                        + proof.identifiers().stream()
                                .sorted()
                                .map(kind -> inside(kind, text(cell, type)))
                                .collect(Collectors.joining(" OR "))
                        + ") IS NOT TRUE";
    }

    private static String inside(Identifier kind, String text) {
        return kind.reservedSql(text).orElse("false");
    }

    /// An address without the length of its network, where that is the whole address.
    private static String text(String cell, ColumnType type) {
        return type instanceof ColumnType.Network network && network.kind().matches("inet|cidr")
                ? "CASE WHEN masklen(" + cell + ") = CASE family(" + cell + ") WHEN 4 THEN 32 ELSE 128 END THEN host("
                        + cell + ") ELSE " + cell + "::text END"
                : cell + "::text";
    }
}
