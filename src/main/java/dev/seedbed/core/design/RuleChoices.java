package dev.seedbed.core.design;

import dev.seedbed.core.design.RuleChoice.Rank;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.NameGuess;
import dev.seedbed.core.scenario.file.RuleText;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules that fit a column's type, what speaks for them first, then by name.
public final class RuleChoices {

    private final Plan plan;
    private final DraftTable table;
    private final DraftColumn column;

    private RuleChoices(Plan plan, ColumnName name) {
        this.plan = plan;
        this.table = plan.draft().table(name.table());
        this.column = table.column(name.column());
    }

    /// None for a column that nobody decides: of a foreign key, or one that the ledger keeps.
    public static List<RuleChoice> of(Plan plan, ColumnName name) {
        return new RuleChoices(plan, name).list();
    }

    /// Whether a person can decide the rule of a column.
    public static boolean decidable(Plan plan, ColumnName name) {
        var rule = plan.draft().table(name.table()).column(name.column()).rule();
        var link = plan.draft().lineage().deciding(name.table(), name.column());
        return !(rule instanceof ColumnRule.Booked)
                && link.filter(key -> key.enforced()).isEmpty();
    }

    private List<RuleChoice> list() {
        var name = new ColumnName(table.table().name(), column.column().name());
        if (!decidable(plan, name)) {
            return List.of();
        }
        var ranks = new LinkedHashMap<ColumnRule, Rank>();
        if (!RuleText.of(column.rule(), 0).isEmpty()) {
            ranks.put(column.rule(), Rank.CURRENT);
        }
        NameGuess.of(table.table(), column.column())
                .ifPresent(guess -> ranks.putIfAbsent(new ColumnRule.Meaning(guess.kind()), Rank.NAMED));
        listed().forEach(rule -> ranks.putIfAbsent(rule, Rank.LISTED));
        Stream.of(Kind.values())
                .filter(kind -> kind.fits(column.column().type()))
                .forEach(kind -> ranks.putIfAbsent(new ColumnRule.Meaning(kind), Rank.POSSIBLE));
        new RuleTemplates(plan, table, column)
                .texts()
                .forEach(text -> rule(name, text).ifPresent(rule -> ranks.putIfAbsent(rule, Rank.POSSIBLE)));
        return ranks.entrySet().stream()
                .map(entry -> new RuleChoice(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(RuleChoice::rank).thenComparing(RuleChoice::name))
                .toList();
    }

    /// What cannot be read does not fit the column.
    private Optional<ColumnRule> rule(ColumnName name, String text) {
        try {
            return RuleText.column(text, plan.draft().schema(), name).rule();
        } catch (SeedbedException _) {
            return Optional.empty();
        }
    }

    private List<ColumnRule> listed() {
        var values = values(table, column);
        var rules = new ArrayList<ColumnRule>();
        if (!values.isEmpty()) {
            rules.add(new ColumnRule.OneOf(values));
            rules.add(new ColumnRule.Weighted(values.stream()
                    .map(value -> new ColumnRule.Weighted.Weight(value, values.size() - values.indexOf(value)))
                    .toList()));
            values.forEach(value -> rules.add(new ColumnRule.Fixed(value)));
        }
        return rules;
    }

    /// The values that a type or a check lists.
    static List<String> values(DraftTable table, DraftColumn column) {
        var bounds = table.constraints().bounds(column.column().name());
        return bounds.values().orElseGet(() -> switch (column.column().type().base()) {
            case ColumnType.Enumerated enumerated -> bounds.permitted(enumerated.labels());
            case ColumnType.Bool _ -> List.of("true", "false");
            default -> List.of();
        });
    }
}
