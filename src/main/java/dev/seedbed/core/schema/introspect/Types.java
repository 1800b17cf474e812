package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The types that the tables use, as the catalogue describes them, and the column type that each use of one amounts to.
record Types(Map<Long, Description> byId) {

    /// Domains there stand for types of extensions that the server lacks, and are named like those.
    private static final String STAND_INS = "_seedbed_types.";

    /// A type as `types.sql` gives it. Its parts are the element, base type or subtype, or the attributes.
    record Description(
            String kind,
            String name,
            boolean builtIn,
            String extension,
            boolean required,
            List<Part> parts,
            List<String> labels,
            List<Check> checks) {}

    record Part(String name, long type, int modifier, String sql) {}

    ColumnType resolve(TypeUse use) {
        var type = byId.get(use.id());
        if (type == null) {
            throw new IllegalStateException("type " + use.sql() + " is used but was not read");
        }
        return switch (type.kind()) {
            case "A" ->
                new ColumnType.Array(
                        use.sql(), resolve(use.element(type.parts().getFirst().type())));
            case "c" ->
                new ColumnType.Composite(
                        use.sql(), type.parts().stream().map(this::attribute).toList());
            case "d" ->
                use.sql().startsWith(STAND_INS)
                        ? new ColumnType.Other(use.sql(), "")
                        : new ColumnType.Domain(
                                use.sql(), resolve(onlyPart(type, use)), type.required(), type.checks());
            case "e" -> new ColumnType.Enumerated(use.sql(), type.labels());
            case "m", "r" ->
                new ColumnType.Range(
                        use.sql(), resolve(onlyPart(type, use)), type.kind().equals("m"));
            default -> scalar(type, use);
        };
    }

    private ColumnType.Attribute attribute(Part part) {
        return new ColumnType.Attribute(
                part.name(), resolve(new TypeUse(part.type(), part.modifier(), part.sql(), false)));
    }

    private static TypeUse onlyPart(Description type, TypeUse use) {
        var part = type.parts().getFirst();
        return new TypeUse(part.type(), part.modifier(), part.sql(), use.folded());
    }

    private static ColumnType scalar(Description type, TypeUse use) {
        if (type.builtIn()) {
            return BuiltInTypes.of(type.name(), use);
        }
        return type.extension().equals("citext")
                ? new ColumnType.Text(use.sql(), OptionalInt.empty(), false, true)
                : new ColumnType.Other(use.sql(), type.extension());
    }

    /// Whether a value of this domain, or of one below it, must not be null.
    static boolean requiresValue(ColumnType type) {
        return type instanceof ColumnType.Domain domain && (domain.notNull() || requiresValue(domain.over()));
    }

    /// Zips the lists that describe the parts.
    static List<Part> parts(List<String> names, List<Long> types, List<Integer> modifiers, List<String> sqls) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Part(names.get(i), types.get(i), modifiers.get(i), sqls.get(i)))
                .toList();
    }
}
