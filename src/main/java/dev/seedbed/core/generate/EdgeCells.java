package dev.seedbed.core.generate;

import dev.seedbed.core.generate.EdgePlan.Forbidden;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.InputText;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.edge.EdgeCase;
import dev.seedbed.core.scenario.edge.EdgeCase.Content;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import dev.seedbed.core.scenario.edge.Family;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The edge cases of one table: those whose values type and checks allow, as far as that is understood, and the others
/// with what forbids them. Columns of keys to other tables have none, nor has what the server numbers or computes.
final class EdgeCells {

    /// The oldest server that rows must load into.
    private static final int OLDEST_SERVER = 15;

    private static final int CENTS = 2;

    private final Draft draft;
    private final DraftTable table;
    private final EdgeRefusals refused;
    private final List<Optional<EdgeCell>> cells = new ArrayList<>();
    private final List<Forbidden> forbidden = new ArrayList<>();

    private EdgeCells(Draft draft, DraftTable table, EdgeRefusals refused) {
        this.draft = draft;
        this.table = table;
        this.refused = refused;
    }

    static EdgeCells of(Draft draft, DraftTable table, EdgeRefusals refused) {
        var cells = new EdgeCells(draft, table, refused);
        cells.sort();
        return cells;
    }

    /// Each of them gets a row, in this order; those that are empty one without a case.
    List<Optional<EdgeCell>> cells() {
        return cells;
    }

    List<Forbidden> forbidden() {
        return forbidden;
    }

    private void sort() {
        var edges = draft.scenario().edges();
        var name = table.table().name();
        if (edges.of(name).contains(EdgeCatalogue.RELATIONAL)
                && table.columns().stream().anyMatch(column -> mayBeNull(column.column()) && free(column))) {
            EdgeCatalogue.ofRows().forEach(edge -> sort(new EdgeCell(edge, name, Optional.empty())));
        }
        for (var column : table.columns()) {
            if (free(column)) {
                edges.of(name, column.column().name()).stream()
                        .flatMap(pack -> cases(pack, column))
                        .forEach(edge -> sort(column, edge));
            }
        }
    }

    private Stream<EdgeCase> cases(String pack, DraftColumn column) {
        return pack.equals(EdgeCatalogue.BOUNDARY)
                ? new EdgeBounds(column.column().type().base(), bounds(column)).cases().stream()
                : Family.of(column.column().type()).stream()
                        .flatMap(family -> EdgeCatalogue.cases(pack, family).stream())
                        .filter(edge -> edge.kind()
                                .filter(kind -> !column.rule().equals(meaning(kind)))
                                .isEmpty());
    }

    private static ColumnRule meaning(String kind) {
        return Kind.find(kind).map(ColumnRule.Meaning::new).orElseThrow();
    }

    private ColumnBounds bounds(DraftColumn column) {
        return table.constraints().bounds(column.column().name());
    }

    private void sort(DraftColumn column, EdgeCase edge) {
        var text = ((Content.Value) edge.content()).text();
        var type = column.column().type();
        var known = known(type.base(), text);
        var cell = new EdgeCell(
                known.map(edge::with).orElse(edge),
                table.table().name(),
                Optional.of(column.column().name()));
        if (known.isEmpty()) {
            forbid(cell, type.sql(), "The type has no such value.");
        } else if (edge.since().orElse(OLDEST_SERVER) > OLDEST_SERVER) {
            forbid(
                    cell,
                    "PostgreSQL " + OLDEST_SERVER,
                    "Only PostgreSQL " + edge.since().getAsInt() + " and later have it.");
        } else if (text.endsWith("infinity") && computed(column.column()).isPresent()) {
            forbid(cell, computed(column.column()).get(), "Servers before PostgreSQL 17 cannot compute with infinity.");
        } else if (!PinDoubts.keeps(bounds(column), type.base(), known.get())) {
            forbid(cell, bounds(column).source(), "The check does not allow it.");
        } else {
            sort(cell);
        }
    }

    /// The generated column that is computed from this one, or the check that subtracts it.
    private Optional<String> computed(Column column) {
        var generated = table.table().columns().stream()
                .filter(other -> other.filling() == Column.Filling.GENERATED
                        && other.defaultExpression()
                                .filter(expression -> expression.contains(column.name()))
                                .isPresent())
                .map(Column::name);
        var checks = table.table().checks().stream()
                .filter(check -> check.columns().contains(column.name())
                        && check.expression().contains(" - "))
                .map(Check::name);
        return Stream.concat(generated, checks).findFirst();
    }

    private void sort(EdgeCell cell) {
        var refusal = Optional.ofNullable(refused.cells().get(cell))
                .or(() -> Optional.ofNullable(refused.tables().get(cell.table())));
        refusal.ifPresent(known -> forbidden.add(new Forbidden(cell, known)));
        if (refusal.isEmpty() || refused.late().contains(cell)) {
            cells.add(Optional.of(cell).filter(_ -> refusal.isEmpty()));
        }
    }

    private void forbid(EdgeCell cell, String by, String why) {
        forbidden.add(new Forbidden(cell, new Refusal(by, why)));
    }

    /// The value as the server gives it back; empty where the type surely has none.
    private static Optional<String> known(ColumnType type, String text) {
        return switch (type) {
            case ColumnType.Numeric numeric
            when text.equals("NaN") || text.endsWith("Infinity") ->
                Optional.of(text)
                        .filter(value ->
                                value.equals("NaN") || numeric.precision().isEmpty());
            case ColumnType.Money _ -> Optional.of(new BigDecimal(text)).map(EdgeCells::cents);
            case ColumnType.Text padded
            when padded.padded() ->
                InputText.find(type, text)
                        .map(value -> padded(value, padded.maxLength().orElse(1)));
            case ColumnType.Text _, ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Enumerated _ ->
                InputText.find(type, text);
            default -> Optional.of(text);
        };
    }

    private static String cents(BigDecimal amount) {
        return amount.scale() < CENTS ? amount.setScale(CENTS).toPlainString() : amount.toPlainString();
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(Math.max(0, length - text.codePointCount(0, text.length())));
    }

    /// Whether a person could set it by itself.
    private boolean free(DraftColumn column) {
        var name = column.column().name();
        return free(draft, table.table(), name) && column.column().filling() == Column.Filling.PLAIN;
    }

    static boolean free(Draft draft, Table table, String column) {
        var lineage = draft.lineage();
        var ledger = draft.scenario().ledger();
        return ledger.flatMap(books -> books.counted(table.name())).isEmpty()
                && ledger.flatMap(books -> books.role(table.name(), column)).isEmpty()
                && !table.references(column)
                && lineage.deciding(table.name(), column).isEmpty()
                && lineage.polymorph(table.name(), column).isEmpty()
                && lineage.discriminators().of(table.name(), column).isEmpty();
    }

    static boolean mayBeNull(Column column) {
        return column.nullable() && !(column.type() instanceof ColumnType.Domain domain && domain.notNull());
    }
}
