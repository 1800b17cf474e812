package dev.seedbed.core.design;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe.ColumnRecipe;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The columns whose rules a person should look at, the least sure first: nobody decided them, and their names or types
/// say too little.
public record Review(List<Open> open) {

    /// What stands against a rule, the worst first.
    public enum Doubt {
        /// Nothing says what the texts mean.
        UNKNOWN,
        /// The name may mean something else.
        GUESSED,
        /// The type is kept, and no more is known.
        TYPE_ONLY
    }

    public record Open(ColumnName name, DraftColumn column, Doubt doubt) {}

    public Review {
        open = List.copyOf(open);
    }

    public static Review of(Plan plan) {
        return new Review(plan.draft().tables().stream()
                .flatMap(table -> table.columns().stream()
                        .flatMap(column -> open(plan.draft().scenario(), table, column).stream()))
                .sorted(Comparator.comparing(Open::doubt))
                .toList());
    }

    private static Optional<Open> open(Scenario scenario, DraftTable table, DraftColumn column) {
        var name = new ColumnName(table.table().name(), column.column().name());
        return decided(scenario, name) ? Optional.empty() : doubt(column).map(doubt -> new Open(name, column, doubt));
    }

    /// Whether the scenario has a rule for the column, be it the one that would be inferred.
    private static boolean decided(Scenario scenario, ColumnName name) {
        return Optional.ofNullable(scenario.recipe(name.table()).columns().get(name.column()))
                .flatMap(ColumnRecipe::rule)
                .isPresent();
    }

    private static Optional<Doubt> doubt(DraftColumn column) {
        var unknown = column.rule().equals(new ColumnRule.Meaning(Kind.ANY));
        if (column.confidence() == Confidence.GUESS) {
            return Optional.of(unknown ? Doubt.UNKNOWN : Doubt.GUESSED);
        }
        return Optional.of(Doubt.TYPE_ONLY)
                .filter(_ -> column.confidence() == Confidence.LIKELY
                        && unknown
                        && meant(column.column().type()));
    }

    /// Whether values of the type mostly mean something that the type does not say.
    private static boolean meant(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Whole _,
                    ColumnType.Numeric _,
                    ColumnType.Floating _,
                    ColumnType.Money _,
                    ColumnType.Date _,
                    ColumnType.Timestamp _,
                    ColumnType.Json _,
                    ColumnType.Bytes _,
                    ColumnType.Other _ -> true;
            default -> false;
        };
    }
}
