package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Slots;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Exclusion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps exclusion constraints: each row of the table gets a stretch of the line to itself, so no two ranges overlap,
/// whatever the other elements of the constraint are. Understands range columns, and `range(from, to)` of two columns.
record ExclusionSlots(DraftTable table, Cell.Row row, Optional<Link> home) {

    private static final Pattern PAIR = Pattern.compile(
            "\\w*range\\(\"?([^\",()]+)\"?(?:::[a-z ]+)?, \"?([^\",()]+)\"?(?:::[a-z ]+)?(?:, '.*'(?:::text)?)?\\)");

    Map<String, ValueSource> sources() {
        var sources = new HashMap<String, ValueSource>();
        for (var exclusion : table.table().exclusions()) {
            for (var element : exclusion.elements()) {
                if (element.operator().endsWith("&&") && !kept(exclusion, element)) {
                    add(sources, exclusion, element);
                }
            }
        }
        return sources;
    }

    /// Whether the scenario gives each row a slot below its home, and the constraint asks for no more.
    private boolean kept(Exclusion exclusion, Exclusion.Element element) {
        var pair = PAIR.matcher(element.expression());
        return pair.matches()
                && slot(pair.group(1))
                && slot(pair.group(2))
                && home.filter(link -> link.columns().stream()
                                .allMatch(column -> exclusion.elements().stream()
                                        .anyMatch(part -> part.operator().equals("=")
                                                && part.column()
                                                && part.expression().equals(column))))
                        .isPresent();
    }

    private boolean slot(String column) {
        return table.columns().stream()
                .anyMatch(draft -> draft.column().name().equals(column)
                        && draft.rule() instanceof ColumnRule.Kept(var promise)
                        && (promise instanceof Promise.SlotFrom || promise instanceof Promise.SlotUntil));
    }

    private void add(Map<String, ValueSource> sources, Exclusion exclusion, Exclusion.Element element) {
        if (element.column()) {
            if (table.table().column(element.expression()).type().base() instanceof ColumnType.Range range
                    && !range.multi()
                    && StructureSources.line(range.subtype())) {
                sources.put(
                        element.expression(), slots(exclusion, range.subtype()).range());
            }
            return;
        }
        var pair = PAIR.matcher(element.expression());
        if (pair.matches() && table.table().findColumn(pair.group(1)).isPresent()) {
            var slots = slots(exclusion, table.table().column(pair.group(1)).type());
            sources.put(pair.group(1), slots.edge(false));
            sources.put(pair.group(2), slots.edge(true));
        }
    }

    private Slots slots(Exclusion exclusion, ColumnType type) {
        var unit = StructureSources.unit(type);
        var origin = StructureSources.origin(unit, row.asOfMicros());
        return new Slots(Ordinal.wholeTable(row.numbering()), row.key().child(exclusion.name()), unit, origin);
    }

    /// Those that none of the table's columns can keep.
    List<Exclusion> unsolved() {
        return table.table().exclusions().stream()
                .filter(exclusion -> !UniqueKeys.equality(table.table(), exclusion))
                .filter(exclusion -> exclusion.elements().stream().noneMatch(element -> kept(exclusion, element)))
                .filter(exclusion -> {
                    var sources = new HashMap<String, ValueSource>();
                    exclusion.elements().stream()
                            .filter(element -> element.operator().endsWith("&&"))
                            .forEach(element -> add(sources, exclusion, element));
                    return sources.isEmpty();
                })
                .toList();
    }
}
