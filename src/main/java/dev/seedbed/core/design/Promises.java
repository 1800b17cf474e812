package dev.seedbed.core.design;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Invariants;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/// All that holds for the rows of a scenario and is more than a type or a key: what its rules and its books promise,
/// and what the schema's checks ask for.
public record Promises(List<Kept> kept) {

    /// One of them; `table` is the one whose rows would break it.
    public sealed interface Kept {
        TableName table();

        /// By a rule of the scenario.
        record ByRule(Invariant invariant) implements Kept {
            @Override
            public TableName table() {
                return invariant.table();
            }
        }

        /// By a check of the schema; `solved` where rows are sure to keep it.
        record ByCheck(TableName table, Check check, boolean solved) implements Kept {}

        /// By the books, in one part of them.
        record ByLedger(TableName table, Ledger.Part part) implements Kept {}
    }

    public Promises {
        kept = List.copyOf(kept);
    }

    /// In the order of the tables.
    public static Promises of(Plan plan) {
        var draft = plan.draft();
        var invariants = Invariants.of(draft);
        var kept = new ArrayList<Kept>();
        for (var table : draft.tables()) {
            var name = table.table().name();
            ledger(draft, name, kept);
            invariants.stream()
                    .filter(invariant -> invariant.table().equals(name))
                    .forEach(invariant -> kept.add(new Kept.ByRule(invariant)));
            checks(table, kept);
        }
        return new Promises(kept);
    }

    private static void ledger(Draft draft, TableName name, List<Kept> kept) {
        draft.scenario()
                .ledger()
                .ifPresent(books -> List.of(Ledger.Part.values()).stream()
                        .filter(part -> books.table(part).filter(name::equals).isPresent())
                        .forEach(part -> kept.add(new Kept.ByLedger(name, part))));
    }

    private static void checks(DraftTable table, List<Kept> kept) {
        var unsolved = table.constraints().unsolved().stream().map(Check::name).toList();
        table.table()
                .checks()
                .forEach(check ->
                        kept.add(new Kept.ByCheck(table.table().name(), check, !unsolved.contains(check.name()))));
    }
}
