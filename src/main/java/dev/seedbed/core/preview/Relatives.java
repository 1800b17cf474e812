package dev.seedbed.core.preview;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.preview.Parent.Target;
import dev.seedbed.core.preview.Pointing.Word;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Polymorph;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What rows point at and what points at them, as far as possible by arithmetic: a row that the plan means is made
/// again and its key compared, so that no answer is a guess.
public final class Relatives {

    private static final int STEP = 256;

    private final Map<Link, Pointing> pointings = new LinkedHashMap<>();

    public Relatives(Plan plan) {
        for (var table : plan.tables()) {
            pointings(plan, table).forEach(pointing -> pointings.putIfAbsent(pointing.link(), pointing));
        }
    }

    private static Stream<Pointing> pointings(Plan plan, TablePlan table) {
        var lineage = plan.draft().lineage();
        var name = table.name();
        var names = table.table().columns().stream().map(Column::name).toList();
        var pairs = lineage.polymorphs().getOrDefault(name, List.of());
        var plain = lineage.links(name).stream()
                .filter(link -> pairs.stream().noneMatch(pair -> link.columns().contains(pair.idColumn())))
                .sorted(Comparator.comparingInt(
                        link -> names.indexOf(link.columns().getFirst())))
                .map(link -> pointing(plan, table, link, Optional.empty()));
        var paired = pairs.stream()
                .flatMap(pair -> pair.targets().stream().map(target -> pointing(plan, table, pair, target)));
        return Stream.concat(plain, paired).filter(Relatives::written);
    }

    private static Pointing pointing(Plan plan, TablePlan table, Polymorph pair, Polymorph.Target target) {
        return pointing(plan, table, target.link(), Optional.of(new Word(pair.typeColumn(), target.type())));
    }

    private static Pointing pointing(Plan plan, TablePlan table, Link link, Optional<Word> type) {
        var owned = plan.draft().lineage().owned();
        var keeps = owned.contains(table.name()) && owned.contains(link.target());
        return new Pointing(table, plan.table(link.target()), link, type, keeps);
    }

    /// What the server computes cannot be compared.
    private static boolean written(Pointing pointing) {
        return pointing.child().columnNames().containsAll(pointing.link().columns())
                && pointing.target().columnNames().containsAll(pointing.link().targetColumns());
    }

    /// The links along which rows of a table point at others, as their columns stand.
    public List<Link> links(TableName table) {
        return pointings.keySet().stream()
                .filter(link -> link.table().equals(table))
                .toList();
    }

    /// What a row points at, link by link; a pair of columns that points at rows of several tables counts as the link
    /// that is meant.
    public List<Parent> parents(TableName table, Place place) {
        return pointings.values().stream()
                .filter(pointing -> pointing.link().table().equals(table) && pointing.meant(place))
                .map(pointing -> new Parent(pointing.link(), target(pointing, place)))
                .toList();
    }

    private static Target target(Pointing pointing, Place place) {
        var key = pointing.key(place);
        if (key.stream().anyMatch(Optional::isEmpty)) {
            return new Target.Nothing();
        }
        var planned = pointing.planned(place);
        return planned.row() >= 0 && pointing.keyOf(planned).equals(key)
                ? new Target.Known(planned)
                : new Target.Unknown();
    }

    /// Where the rows are that point at a row, link by link.
    public List<Children> children(TableName table, Place place) {
        return pointings.values().stream()
                .filter(pointing -> pointing.link().target().equals(table))
                .map(pointing -> pointing.children(place))
                .toList();
    }

    /// Counts the rows that point at a row, and names the first of them. Looks at `limit` rows at most, and at none
    /// where the numbering says it all; stops early when cancelled.
    public ChildCount count(Children children, Place parent, int first, long limit, Progress progress) {
        var pointing = Optional.ofNullable(pointings.get(children.link())).orElseThrow();
        var key = pointing.keyOf(parent);
        if (key.stream().anyMatch(Optional::isEmpty)) {
            return new ChildCount(0, List.of(), 0, 0, true);
        }
        var rows = children.rows();
        var numbering = pointing.child().numbering();
        if (children.all() && ends(children).allMatch(row -> pointing.holds(numbering.place(row), key))) {
            var last = Math.min(rows.end(), rows.start() + first);
            return new ChildCount(
                    rows.size(), LongStream.range(rows.start(), last).boxed().toList(), 0, rows.size(), true);
        }
        var candidates = LongStream.concat(
                        children.besides().stream().mapToLong(row -> row), LongStream.range(rows.start(), rows.end()))
                .limit(limit)
                .iterator();
        var found = new ArrayList<Long>();
        var count = 0L;
        var looked = 0L;
        while (candidates.hasNext() && !(looked % STEP == 0 && stopped(children, looked, limit, progress))) {
            var row = candidates.nextLong();
            looked++;
            if (pointing.holds(numbering.place(row), key)) {
                count++;
                if (count <= first) {
                    found.add(row);
                }
            }
        }
        return new ChildCount(count, found.stream().sorted().toList(), looked, children.candidates(), false);
    }

    private static boolean stopped(Children children, long looked, long limit, Progress progress) {
        progress.report(children.link().table().toString(), looked, Math.min(limit, children.candidates()));
        return progress.cancelled();
    }

    private static LongStream ends(Children children) {
        var rows = children.rows();
        return rows.size() == 0 ? LongStream.empty() : LongStream.of(rows.start(), rows.end() - 1);
    }
}
