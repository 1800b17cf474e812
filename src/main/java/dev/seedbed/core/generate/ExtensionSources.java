package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.schema.ColumnType;
import java.util.Map;
import java.util.Set;

/// Sources for types by their name alone: rare ones of the server, and those of common extensions.
final class ExtensionSources {

    private static final Set<String> KNOWN = Set.of(
            "oid",
            "xid",
            "xid8",
            "cid",
            "pg_lsn",
            "pg_snapshot",
            "txid_snapshot",
            "hstore",
            "ltree",
            "cube",
            "vector",
            "halfvec",
            "sparsevec",
            "geometry",
            "geography");

    /// Types whose values name things of the server itself, and one that every server has.
    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            Map.entry("jsonpath", "$.note"),
            Map.entry("regclass", "pg_catalog.pg_class"),
            Map.entry("regtype", "integer"),
            Map.entry("regproc", "pg_catalog.pi"),
            Map.entry("regprocedure", "pg_catalog.pi()"),
            Map.entry("regoper", "pg_catalog.||/"),
            Map.entry("regoperator", "pg_catalog.+(integer,integer)"),
            Map.entry("regconfig", "pg_catalog.simple"),
            Map.entry("regdictionary", "pg_catalog.simple"),
            Map.entry("regnamespace", "pg_catalog"),
            Map.entry("regcollation", "pg_catalog.\"C\""),
            Map.entry("regrole", "pg_monitor"),
            Map.entry("aclitem", "pg_monitor=r/pg_monitor"),
            Map.entry("int2vector", "1 2"),
            Map.entry("oidvector", "1 2"));

    private ExtensionSources() {}

    /// A value that the type takes; NULL where none is known.
    static ValueSource of(Cell cell) {
        var number =
                cell.unique().map(index -> TextPart.index(index, 1)).orElse(TextPart.number(cell.key(), 1, 999_999, 1));
        var type = ExtensionType.of(cell.type());
        return switch (type.name()) {
            case "oid", "xid", "xid8", "cid" -> Composition.of(number);
            case "pg_lsn" -> Composition.of(TextPart.fixed("0/"), number);
            case "pg_snapshot", "txid_snapshot" -> Composition.of(number, TextPart.fixed(":1000000:"));
            case "hstore" -> Composition.of(TextPart.fixed("note=>"), number);
            case "ltree" -> Composition.of(TextPart.fixed("top.node"), number);
            case "cube" -> Composition.of(TextPart.fixed("(1,"), number, TextPart.fixed(")"));
            case "vector", "halfvec", "sparsevec" -> SpatialTexts.vector(type, number);
            case "geometry", "geography" -> SpatialTexts.shape(type, number);
            case String name -> CONSTANTS.containsKey(name) ? new Constant(CONSTANTS.get(name)) : new Nothing();
        };
    }

    static boolean known(ColumnType type) {
        return KNOWN.contains(name(type)) || CONSTANTS.containsKey(name(type));
    }

    /// Whether there is a value for every row.
    static boolean plenty(ColumnType type) {
        return KNOWN.contains(name(type));
    }

    private static String name(ColumnType type) {
        return ExtensionType.of(type).name();
    }
}
