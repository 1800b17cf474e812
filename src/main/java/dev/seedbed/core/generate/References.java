package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.Reference.Area;
import dev.seedbed.core.generate.row.Reference.Avoided;
import dev.seedbed.core.generate.row.Reference.Pick;
import dev.seedbed.core.generate.row.Reference.Shared;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Chooses for each link of one table which row it points at, so that keys which share columns agree on them.
final class References {

    private static final int CHILDREN = 3;

    private final Lineage lineage;
    private final DraftTable table;
    private final Cell.Row row;
    private final Uniqueness uniqueness;
    private final Others others;
    private final Map<Link, Reference> chosen = new HashMap<>();
    private final Map<Link, Reference> bases = new HashMap<>();

    References(Lineage lineage, DraftTable table, Cell.Row row, Uniqueness uniqueness, Others others) {
        this.lineage = lineage;
        this.table = table;
        this.row = row;
        this.uniqueness = uniqueness;
        this.others = others;
    }

    Reference of(Link link) {
        var known = Optional.ofNullable(chosen.get(link));
        if (known.isPresent()) {
            return known.get();
        }
        var reference = choose(link);
        chosen.put(link, reference);
        return reference;
    }

    /// Which row each link points at, those among them that pairs of columns draw from.
    Map<Link, Reference> all(BookedSources booked) {
        var name = table.table().name();
        var all = new HashMap<Link, Reference>();
        lineage.links(name).forEach(link -> all.put(link, booked.reference(link).orElseGet(() -> of(link))));
        lineage.polymorphs().getOrDefault(name, List.of()).stream()
                .flatMap(pair -> pair.targets().stream())
                .forEach(target -> all.computeIfAbsent(target.link(), this::loose));
        return all;
    }

    /// Whether some row may find no row to point at: none lies below the ancestors that both must have in common, or
    /// none agrees on the columns that the key shares with others.
    boolean maybeNone(Link link) {
        return freedom(link).doubtful(others.numbering(link.target()));
    }

    /// One of the links of a pair: nothing else decides its column, so any row within the tie will do.
    Reference loose(Link link) {
        var tie = Tie.of(link, lineage, name -> Optional.of(others.numbering(name)), 1);
        var target = others.numbering(link.target());
        return switch (tie) {
            case Tie.Up(var distance) -> new Reference.Ancestor(row.numbering(), target, distance);
            case Tie.Near(var up, var down) -> among(link, below(up, link, down));
            case Tie.Anywhere _, Tie.Self _ -> among(link, new Area.Everywhere(target));
        };
    }

    private Reference among(Link link, Area area) {
        var key = row.key().child("pair").child(link.target().toString());
        return new Reference.Among(area, Slice.ALL, new Pick.Random(key), Optional.empty());
    }

    private Freedom freedom(Link link) {
        var rivalled = Rivals.of(link, table, lineage).isPresent();
        return Freedom.of(link, lineage, name -> Optional.of(others.numbering(name)), rivalled);
    }

    /// Two links whose keys must rise choose as if they need not, and share what they have chosen by its order.
    private Reference choose(Link link) {
        var pair = Rivals.ordered(link, table, lineage);
        return pair.isEmpty()
                ? chosen(link)
                : new Reference.Ordered(
                        base(pair.get().lesser()),
                        base(pair.get().greater()),
                        () -> others.source(
                                link.target(),
                                pair.get().lesser().targetOf(pair.get().lesserColumn())),
                        pair.get().lesser().equals(link));
    }

    private Reference base(Link link) {
        var known = Optional.ofNullable(bases.get(link));
        if (known.isPresent()) {
            return known.get();
        }
        var reference = chosen(link);
        bases.put(link, reference);
        return reference;
    }

    private Reference chosen(Link link) {
        var freedom = freedom(link);
        var target = others.numbering(link.target());
        var turns = lineage.discriminators().turns(link);
        if (turns.isPresent()) {
            return new Reference.Turn(target, turns.get());
        }
        return switch (freedom.tie()) {
            case Tie.Up(var distance) -> new Reference.Ancestor(row.numbering(), target, distance);
            case Tie.Self _ -> tree(link, freedom);
            case Tie.Anywhere _ -> among(link, freedom, new Area.Everywhere(target));
            case Tie.Near(var up, var down) -> among(link, freedom, below(up, link, down));
        };
    }

    private Area below(int up, Link link, int down) {
        var ancestor = others.numbering(lineage.line(link.table()).get(up));
        return new Area.Below(
                new Reference.Ancestor(row.numbering(), ancestor, up), others.numbering(link.target()), down);
    }

    private Reference tree(Link link, Freedom freedom) {
        var shared = shared(link, freedom);
        var given = link.columns().stream()
                .anyMatch(column -> table.constraints().relations().contains(new Relation.Given(column)));
        var roots = !link.required() && !given
                ? Reference.Tree.Roots.ARE_NULL
                : differs(link) ? Reference.Tree.Roots.POINT_AT_EACH_OTHER : Reference.Tree.Roots.POINT_AT_THEMSELVES;
        if (!shared.isEmpty() || !freedom.bonds().isEmpty()) {
            var earlier = new Area.Earlier(row.numbering());
            return new Reference.Searching(
                    within(link, freedom, earlier), pick(link), Optional.empty(), shared, link.required());
        }
        var single = uniqueness.index(link).isPresent();
        return new Reference.Tree(row.numbering(), single ? 1 : CHILDREN, roots);
    }

    /// Whether a check forbids a row to point at itself.
    private boolean differs(Link link) {
        return table.constraints().relations().stream()
                .anyMatch(relation -> relation instanceof Relation.Different(var one, var other)
                        && (link.columns().contains(one) || link.columns().contains(other)));
    }

    private Reference among(Link link, Freedom freedom, Area tied) {
        var rival = Rivals.of(link, table, lineage)
                .map(found -> new Avoided(found.ordered() ? base(found.link()) : of(found.link()), found.ordered()));
        var shared = shared(link, freedom);
        var area = within(link, freedom, tied);
        return shared.isEmpty()
                ? new Reference.Among(area, freedom.slice(), pick(link), rival)
                : new Reference.Searching(area, pick(link), rival, shared, false);
    }

    private Area within(Link link, Freedom freedom, Area tied) {
        var areas = new ArrayList<>(List.of(tied));
        for (var bond : freedom.bonds()) {
            var steps = bond.links().stream().map(this::step).toList();
            areas.add(new Area.Below(new Reference.Path(steps), others.numbering(link.target()), bond.distance()));
        }
        return areas.size() == 1 ? tied : new Area.Common(areas);
    }

    private Supplier<Reference> step(Link link) {
        return link.table().equals(table.table().name()) ? () -> of(link) : () -> others.reference(link);
    }

    private Pick pick(Link link) {
        Key key = row.key().child("link").child(String.join(",", link.columns()));
        return uniqueness.index(link).<Pick>map(Pick.ByIndex::new).orElseGet(() -> new Pick.Random(key));
    }

    private List<Shared> shared(Link link, Freedom freedom) {
        return freedom.loose().stream()
                .map(column -> new Shared(
                        () -> others.source(link.table(), column),
                        () -> others.source(link.target(), link.targetOf(column))))
                .toList();
    }
}
