package dev.seedbed.core.design;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.file.RuleText;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Rules that take numbers, names of columns and the like, as a scenario file would have them: with values near those
/// that the column has now, to be changed.
final class RuleTemplates {

    private static final int SAMPLES = 100;
    private static final int MOST_OF_A_SORT = 4;
    private static final int MOST_CASES = 8;

    private final Plan plan;
    private final DraftTable table;
    private final DraftColumn column;
    private final List<String> texts = new ArrayList<>();

    RuleTemplates(Plan plan, DraftTable table, DraftColumn column) {
        this.plan = plan;
        this.table = table;
        this.column = column;
    }

    List<String> texts() {
        var samples = samples();
        samples.stream().findFirst().ifPresent(value -> texts.add("{always: " + ScenarioEdit.scalar(value) + "}"));
        switch (column.column().type().base()) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ ->
                numbers(samples);
            case ColumnType.Date _, ColumnType.Timestamp _ -> moments();
            case ColumnType.Text _ -> words();
            default -> {}
        }
        copies();
        cases();
        var values = RuleChoices.values(table, column);
        if (!values.isEmpty()) {
            home().ifPresent(home -> texts.add(
                    "{exactly-one: " + ScenarioEdit.scalar(values.getFirst()) + ", per: " + name(home.target()) + "}"));
        }
        return texts;
    }

    private void numbers(List<String> samples) {
        var numbers = samples.stream()
                .filter(text -> text.matches("-?\\d{1,18}(\\.\\d{1,18})?"))
                .map(BigDecimal::new)
                .sorted()
                .toList();
        var low = numbers.isEmpty() ? BigDecimal.ONE : numbers.getFirst();
        var high = numbers.isEmpty() || numbers.getLast().compareTo(low) == 0
                ? low.add(BigDecimal.TEN)
                : numbers.getLast();
        var middle = numbers.isEmpty() ? BigDecimal.TEN : numbers.get(numbers.size() / 2);
        var median = round(middle.signum() > 0 ? middle : BigDecimal.TEN);
        var deviation = round(high.subtract(low).divide(BigDecimal.valueOf(4), MathContext.DECIMAL32));
        texts.add("{between: [" + low.toPlainString() + ", " + high.toPlainString() + "]}");
        texts.add("{normal: {mean: " + round(middle) + ", deviation: " + deviation + "}}");
        texts.add("{log-normal: {median: " + median + ", sigma: 0.8}}");
        texts.add("{log-normal: {median: " + median + ", sigma: 0.8}, rounded: 0.15}");
        texts.add("{exponential: {mean: " + median + "}}");
        texts.add("{series: {walk: {start: " + round(middle) + ", step: " + deviation + "}}}");
        texts.add("{series: {reverting: {mean: " + median + ", volatility: 0.08, reversion: 0.05}}}");
        currency()
                .ifPresent(code ->
                        texts.add("{log-normal: {median: " + median + ", sigma: 0.8}, minor-units: " + code + "}"));
        var others = columns(table, this::isPlainNumber);
        if (others.size() > 1) {
            texts.add("{derived: " + ScenarioEdit.scalar(others.get(0) + " * " + others.get(1)) + "}");
        }
        home().ifPresent(_ -> {
            texts.add("{rising: [" + low.toPlainString() + ", " + high.toPlainString() + "]}");
            texts.add("{balanced: {log-normal: {median: " + median + ", sigma: 0.8}}}");
        });
        below();
    }

    /// Counts and sums of the rows that hang from the row.
    private void below() {
        plan.draft().tables().stream()
                .filter(child -> plan.draft()
                        .lineage()
                        .home(child.table().name())
                        .filter(home -> home.target().equals(table.table().name()))
                        .isPresent())
                .forEach(child -> {
                    var from = name(child.table().name());
                    texts.add("{count: " + from + "}");
                    columns(child, this::isPlainNumber).stream()
                            .limit(MOST_OF_A_SORT)
                            .forEach(amount -> texts.add("{sum: " + from + ", of: " + amount + "}"));
                });
    }

    private void moments() {
        var until = plan.draft().scenario().asOf();
        var from = until.minusYears(1);
        texts.add("{between: ['" + from + "', '" + until + "']}");
        home().ifPresent(_ -> texts.add("{rising: ['" + from + "', '" + until + "']}"));
    }

    private void words() {
        var bounds = table.constraints().bounds(column.column().name());
        texts.add("{pattern: " + ScenarioEdit.scalar(bounds.pattern().orElse("[A-Z]{3}-[0-9]{4}")) + "}");
        texts.add("{faker: " + ScenarioEdit.scalar("#{Company.buzzword} #{Color.name}") + "}");
        texts.add("{one-of: [" + "first, second, third" + "]}");
        texts.add("{weights: {often: 8, sometimes: 3, rarely: 1}}");
        columns(table, other -> other.column().type().base() instanceof ColumnType.Text).stream()
                .findFirst()
                .ifPresent(other -> texts.add("{derived: " + ScenarioEdit.scalar("lower(" + other + ")") + "}"));
    }

    /// Cells of the rows that the row points at.
    private void copies() {
        var own = column.column();
        plan.draft().lineage().links(table.table().name()).stream()
                .filter(link -> !link.selfReference())
                .forEach(link -> plan.draft().table(link.target()).columns().stream()
                        .map(DraftColumn::column)
                        .filter(original ->
                                original.type().sql().equals(own.type().sql())
                                        && !link.targetColumns().contains(original.name()))
                        .sorted((one, other) -> Boolean.compare(
                                other.name().equals(own.name()), one.name().equals(own.name())))
                        .limit(MOST_OF_A_SORT)
                        .forEach(original -> texts.add("{copy-of: " + ScenarioEdit.scalar(original.name()) + ", from: "
                                + name(link.target()) + ", by: "
                                + ScenarioEdit.scalar(link.columns().getLast()) + "}")));
    }

    /// By the first other column that has a list of values.
    private void cases() {
        if (column.rule() instanceof ColumnRule.Kept
                || column.rule() instanceof ColumnRule.Depending
                || RuleText.of(column.rule(), 0).isEmpty()) {
            return;
        }
        var rule = RuleText.of(column.rule(), 0);
        table.columns().stream()
                .filter(other -> !other.equals(column))
                .filter(other ->
                        other.rule() instanceof ColumnRule.OneOf || other.rule() instanceof ColumnRule.Weighted)
                .findFirst()
                .ifPresent(other -> {
                    var cases = RuleChoices.values(table, other).stream()
                            .limit(MOST_CASES)
                            .map(value -> ScenarioEdit.scalar(value) + ": " + rule)
                            .collect(Collectors.joining(", ", "{", "}"));
                    texts.add(
                            "{depends-on: " + ScenarioEdit.scalar(other.column().name()) + ", cases: " + cases
                                    + ", otherwise: " + rule + "}");
                });
    }

    /// The column that names the currency of the row.
    private Optional<String> currency() {
        return table.columns().stream()
                .filter(other -> other.rule().equals(new ColumnRule.Meaning(Kind.CURRENCY_CODE))
                        || other.column().name().matches("(.*_)?currency(_code)?"))
                .map(other -> ScenarioEdit.scalar(other.column().name()))
                .findFirst();
    }

    /// Not this one, nor one whose values say which row it is.
    private static Stream<DraftColumn> free(DraftTable table) {
        var keys = table.table().uniqueKeys().stream()
                .flatMap(key -> key.columns().stream())
                .toList();
        return table.columns().stream()
                .filter(other -> !(other.rule() instanceof ColumnRule.Parent))
                .filter(other -> !keys.contains(other.column().name()));
    }

    private List<String> columns(DraftTable of, Predicate<DraftColumn> wanted) {
        return free(of).filter(wanted)
                .filter(other -> !other.equals(column))
                .filter(other -> !other.rule().reads().contains(column.column().name()))
                .map(other -> other.column().name())
                .filter(name -> name.matches("[a-z_][a-z0-9_]*"))
                .toList();
    }

    private boolean isPlainNumber(DraftColumn other) {
        return other.column().type().base() instanceof ColumnType.Whole
                || other.column().type().base() instanceof ColumnType.Numeric;
    }

    private Optional<Link> home() {
        return plan.draft().lineage().home(table.table().name());
    }

    private List<String> samples() {
        var planned = plan.table(table.table().name());
        return LongStream.range(0, Math.min(SAMPLES, planned.rows()))
                .mapToObj(row -> cell(planned, row))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> cell(TablePlan planned, long row) {
        return CellText.of(
                planned.column(column.column().name()).source(),
                planned.numbering().place(row));
    }

    private static String name(TableName table) {
        return ScenarioEdit.scalar(table.toString());
    }

    private static String round(BigDecimal number) {
        return number.round(new MathContext(2)).stripTrailingZeros().toPlainString();
    }
}
