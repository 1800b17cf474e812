package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Polymorph;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe.ColumnRecipe;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.scenario.check.SchemaConstraints;
import dev.seedbed.core.scenario.check.TableConstraints;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes a scenario complete: what a person decided stays, everything else is inferred. Precedence: decided, key,
/// enum or check, name, type.
public final class Drafter {

    private static final List<Long> ROWS_BY_DEPTH = List.of(1L, 5L, 8L, 12L);
    private static final double SOME_NULLS = 0.1;
    private static final double MOSTLY_NULLS = 0.8;

    private record Inferred(ColumnRule rule, String reason, Confidence confidence) {}

    private final Scenario scenario;
    private final Lineage lineage;
    private final RequiredColumns required;

    private Drafter(Scenario scenario, Schema schema, Lineage lineage) {
        this.scenario = scenario;
        this.lineage = lineage;
        this.required = RequiredColumns.of(schema);
    }

    public static Draft draft(Schema schema, TenantGraph graph, Scenario scenario) {
        return draft(schema, graph, scenario, SchemaConstraints.read(schema));
    }

    /// A draft of another scenario for the same schema; what was found out is forgotten.
    public static Draft draft(Draft known, TenantGraph graph, Scenario scenario) {
        return draft(known.schema(), graph, scenario, known.checks());
    }

    private static Draft draft(
            Schema schema, TenantGraph graph, Scenario scenario, Map<TableName, TableConstraints> checks) {
        var constraints = ordered(checks, scenario);
        var lineage = Lineage.of(schema, graph, constraints, Set.of(), Findings.disproving(decided(schema, scenario)));
        return new Draft(schema, graph, lineage, scenario, tables(schema, lineage, scenario, constraints), checks);
    }

    /// The same draft after more was found out.
    public static Draft with(Draft draft, Findings findings) {
        return without(draft, Set.of(), findings);
    }

    /// The same, where some tables stay empty: what hung from them hangs elsewhere.
    public static Draft without(Draft draft, Set<TableName> empty, Findings findings) {
        var constraints = draft.tables().stream()
                .collect(Collectors.toMap(table -> table.table().name(), DraftTable::constraints));
        var lineage = Lineage.of(
                draft.schema(),
                draft.graph(),
                constraints,
                empty,
                draft.lineage().findings().and(findings));
        var tables = tables(draft.schema(), lineage, draft.scenario(), constraints);
        return new Draft(draft.schema(), draft.graph(), lineage, draft.scenario(), tables, draft.checks());
    }

    /// With what a person says of pairs of columns.
    private static Map<TableName, TableConstraints> ordered(
            Map<TableName, TableConstraints> constraints, Scenario scenario) {
        var all = new TreeMap<>(constraints);
        scenario.tables()
                .forEach((name, recipe) -> all.computeIfPresent(name, (_, known) -> known.ordering(recipe.ordered())));
        return all;
    }

    /// The columns that a person gave a rule.
    private static Set<ColumnName> decided(Schema schema, Scenario scenario) {
        var decided = new HashSet<ColumnName>();
        for (var table : schema.tables()) {
            scenario.recipe(table.name())
                    .columns()
                    .forEach((column, recipe) ->
                            recipe.rule().ifPresent(_ -> decided.add(new ColumnName(table.name(), column))));
        }
        return decided;
    }

    private static List<DraftTable> tables(
            Schema schema, Lineage lineage, Scenario scenario, Map<TableName, TableConstraints> constraints) {
        var drafter = new Drafter(scenario, schema, lineage);
        return lineage.order().stream()
                .map(schema::table)
                .map(table -> drafter.table(
                        table,
                        Optional.ofNullable(constraints.get(table.name())).orElseThrow()))
                .toList();
    }

    private DraftTable table(Table table, TableConstraints constraints) {
        var recipe = scenario.recipe(table.name());
        var columns = table.columns().stream()
                .filter(Column::written)
                .map(column -> column(
                        table,
                        column,
                        constraints,
                        Optional.ofNullable(recipe.columns().get(column.name()))))
                .toList();
        var inferred = scenario.ledger()
                .flatMap(ledger -> ledger.counted(table.name()))
                .<RowCount>map(RowCount.Booked::new)
                .orElseGet(() -> rows(table));
        return new DraftTable(
                table,
                recipe.rows().orElse(inferred),
                recipe.rows().filter(rows -> !rows.equals(inferred)).isPresent() ? "decided" : rowsReason(table),
                columns,
                constraints);
    }

    private RowCount rows(Table table) {
        if (!lineage.owned().contains(table.name())) {
            return new RowCount.Total(
                    Math.max(scenario.sharedRows(), lineage.discriminators().fewest(table.name())));
        }
        var depth = Math.min(lineage.depth(table.name()), ROWS_BY_DEPTH.size() - 1);
        return new RowCount.PerTenant(ROWS_BY_DEPTH.get(depth));
    }

    private String rowsReason(Table table) {
        return lineage.home(table.name())
                .map(home -> "hangs from " + home.target() + " by " + String.join(", ", home.columns()))
                .orElse(lineage.owned().contains(table.name()) ? "the tenant table" : "belongs to no tenant");
    }

    private DraftColumn column(
            Table table, Column column, TableConstraints constraints, Optional<ColumnRecipe> decided) {
        var kept = scenario.ledger().flatMap(ledger -> ledger.role(table.name(), column.name()));
        if (kept.isPresent()) {
            return new DraftColumn(
                    column, new ColumnRule.Booked(kept.get()), 0, "named under ledger", Confidence.DECIDED);
        }
        var link = link(table, column);
        var inferred = link.map(Drafter::parent)
                .or(() -> lineage.polymorph(table.name(), column.name()).map(Drafter::parents))
                .orElseGet(() -> infer(table, column, constraints.bounds(column.name())));
        var nulls = decided.map(ColumnRecipe::nulls)
                .filter(share -> share.isPresent())
                .map(share -> share.getAsDouble())
                .orElseGet(() -> decided.flatMap(ColumnRecipe::rule)
                                .filter(ColumnRule.Kept.class::isInstance)
                                .isPresent()
                        ? 0
                        : nulls(table, column, link));
        return decided.flatMap(ColumnRecipe::rule)
                .filter(rule -> !rule.equals(inferred.rule()))
                .map(rule -> new DraftColumn(column, rule, nulls, "decided", Confidence.DECIDED))
                .orElseGet(() ->
                        new DraftColumn(column, inferred.rule(), nulls, inferred.reason(), inferred.confidence()));
    }

    /// The link that decides a column's value: the home first, then NOT NULL ones.
    private Optional<Link> link(Table table, Column column) {
        return lineage.deciding(table.name(), column.name());
    }

    private static Inferred parent(Link link) {
        return new Inferred(
                new ColumnRule.Parent(link.constraint(), link.target().toString()),
                link.enforced() ? "foreign key " + link.constraint() : "named like the key of " + link.target(),
                link.enforced() ? Confidence.CERTAIN : Confidence.LIKELY);
    }

    private static Inferred parents(Polymorph pair) {
        var targets = pair.targets().stream()
                .map(target -> target.link().target().toString())
                .collect(Collectors.joining(", "));
        return new Inferred(
                new ColumnRule.Parent("", targets),
                pair.typeColumn() + " and " + pair.idColumn() + " name a row together",
                Confidence.LIKELY);
    }

    private Inferred infer(Table table, Column column, ColumnBounds bounds) {
        var base = column.type().base();
        if (bounds.values().isPresent()) {
            return new Inferred(
                    new ColumnRule.OneOf(bounds.values().get()), "check " + bounds.source(), Confidence.CERTAIN);
        }
        if (base instanceof ColumnType.Enumerated enumerated) {
            var labels = bounds.permitted(enumerated.labels());
            return new Inferred(new ColumnRule.OneOf(labels), "enum " + base.sql(), Confidence.CERTAIN);
        }
        var guess = NameGuess.of(table, column);
        var meant =
                guess.filter(named -> named.confidence() == Confidence.LIKELY).isPresent();
        if (bounds.pattern().isPresent() && base instanceof ColumnType.Text && !meant) {
            return new Inferred(
                    new ColumnRule.Pattern(bounds.pattern().get()), "check " + bounds.source(), Confidence.CERTAIN);
        }
        if (base instanceof ColumnType.Whole && counted(table, column)) {
            return new Inferred(new ColumnRule.Meaning(Kind.COUNTER), "key fed by a sequence", Confidence.CERTAIN);
        }
        return guess.map(
                        named -> new Inferred(new ColumnRule.Meaning(named.kind()), named.reason(), named.confidence()))
                .orElseGet(() -> new Inferred(
                        new ColumnRule.Meaning(Kind.ANY),
                        "type " + column.type().sql(),
                        base instanceof ColumnType.Text ? Confidence.GUESS : Confidence.LIKELY));
    }

    private static boolean counted(Table table, Column column) {
        return column.filling() != Filling.PLAIN
                || table.primaryKey()
                        .filter(key -> key.columns().equals(List.of(column.name())))
                        .isPresent();
    }

    private double nulls(Table table, Column column, Optional<Link> link) {
        var home = lineage.home(table.name())
                .filter(link.stream().toList()::contains)
                .isPresent();
        if (home || column.filling() != Filling.PLAIN || required.contains(table, column)) {
            return 0;
        }
        var name = column.name().toLowerCase(Locale.ROOT);
        return name.matches("(deleted|archived|cancell?ed|revoked|expired|disabled|suspended|voided)_?(at|on)?")
                ? MOSTLY_NULLS
                : SOME_NULLS;
    }
}
