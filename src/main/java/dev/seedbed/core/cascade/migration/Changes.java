package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.migration.Change.AddColumn;
import dev.seedbed.core.cascade.migration.Change.AddIndex;
import dev.seedbed.core.cascade.migration.Change.AddKey;
import dev.seedbed.core.cascade.migration.Change.ReplaceKey;
import dev.seedbed.core.cascade.migration.Change.RequireColumn;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The net changes of a migration in the order in which it makes them, each with the reasons for it.
///
/// What is added later about a key replaces what was said about it before: one constraint changes once.
public record Changes(List<Reasoned> all) {

    /// A change, why it is made (the faults, one sentence each), and what it means for the rows.
    public record Reasoned(Change change, List<String> reasons, String effect) {
        public Reasoned {
            reasons = List.copyOf(reasons);
        }
    }

    static final Changes NONE = new Changes(List.of());

    public Changes {
        all = List.copyOf(all);
    }

    Changes with(Change change, String reason, String effect) {
        var added = new Reasoned(change, List.of(reason), effect);
        return switch (change) {
            case ReplaceKey replace -> withKey(replace, added);
            case AddIndex add -> merged(added, other -> serves(other, add), (before, _) -> before);
            case RequireColumn _ -> merged(added, change::equals, (before, _) -> before);
            case AddColumn add -> merged(added, other -> sameColumn(other, add), (before, _) -> before);
            case AddKey _ -> merged(added, _ -> false, (before, _) -> before);
        };
    }

    private static boolean serves(Change other, AddIndex add) {
        return other instanceof AddIndex index
                && index.table().equals(add.table())
                && (index.index().equals(add.index())
                        || (!add.index().unique()
                                && index.index().serves(add.index().columns())));
    }

    private static boolean sameColumn(Change other, AddColumn add) {
        return other instanceof AddColumn column
                && column.table().equals(add.table())
                && column.column().name().equals(add.column().name());
    }

    private Changes withKey(ReplaceKey replace, Reasoned added) {
        return merged(added, other -> sameKey(other, replace), (before, after) -> switch (before) {
            case AddKey _ -> new AddKey(replace.to());
            case ReplaceKey first -> new ReplaceKey(first.from(), replace.to());
            case AddColumn _, AddIndex _, RequireColumn _ -> after;
        });
    }

    private static boolean sameKey(Change other, ReplaceKey replace) {
        return switch (other) {
            case AddKey add ->
                add.table().equals(replace.table())
                        && add.key().name().equals(replace.from().name());
            case ReplaceKey before ->
                before.table().equals(replace.table())
                        && before.from().name().equals(replace.from().name());
            case AddColumn _, AddIndex _, RequireColumn _ -> false;
        };
    }

    private Changes merged(Reasoned added, Predicate<Change> same, BinaryOperator<Change> merge) {
        var before = all.stream().filter(each -> same.test(each.change())).findFirst();
        var merged = before.map(old -> new Reasoned(
                        merge.apply(old.change(), added.change()),
                        Stream.concat(old.reasons().stream(), added.reasons().stream())
                                .distinct()
                                .toList(),
                        added.effect()))
                .orElse(added);
        return new Changes(Stream.concat(
                        all.stream().filter(each -> before.filter(each::equals).isEmpty()), Stream.of(merged))
                .sorted(Comparator.comparingInt(each -> rank(each.change())))
                .toList());
    }

    /// Columns before the indexes on them, indexes before the keys that need them.
    private static int rank(Change change) {
        return switch (change) {
            case AddColumn _ -> 0;
            case AddIndex _ -> 1;
            case RequireColumn _ -> 2;
            case ReplaceKey _ -> 3;
            case AddKey _ -> 4;
        };
    }
}
