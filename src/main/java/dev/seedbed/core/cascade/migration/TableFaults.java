package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.migration.Change.AddKey;
import dev.seedbed.core.cascade.migration.Change.RequireColumn;
import dev.seedbed.core.cascade.migration.Fault.Kind;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Cycles;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The tables whose rows stay, or some of them: no key, a key that may be NULL, or rows that hang on others that stay.
final class TableFaults {

    private static final Offer INTENDED = Offer.idle(Remedy.INTENDED, "The rows are meant to stay.");

    private final Situation situation;

    TableFaults(Situation situation) {
        this.situation = situation;
    }

    List<Fault> all() {
        return situation.graph().verdicts().stream()
                .flatMap(verdict -> fault(verdict).stream())
                .toList();
    }

    private Optional<Fault> fault(TableVerdict verdict) {
        var table = situation.table(verdict.table());
        return switch (verdict.verdict()) {
            case DETACHED -> detached(verdict);
            case LEFT_BEHIND -> {
                if (situation.departures().goes(table.name())) {
                    yield loophole(table, verdict);
                }
                yield Optional.of(
                        verdict.badges().contains(Badge.INFERRED) ? unkeyed(table, verdict) : follows(verdict));
            }
            case ROOT, DELETED, BLOCKS, SHARED -> Optional.empty();
        };
    }

    private Optional<Fault> detached(TableVerdict verdict) {
        var key = verdict.path().getLast();
        var cascade = new KeyRemedies(situation).cascade(key);
        var offers = Stream.concat(Stream.of(INTENDED), cascade.stream()).toList();
        return Optional.of(new Fault(Kind.DETACHED, verdict.table(), Optional.of(key), verdict.reason(), offers));
    }

    /// The hole is in the table's own key, unless a nearer table has one that leaves rows of this table behind.
    private Optional<Fault> loophole(Table table, TableVerdict verdict) {
        var key = verdict.path().getLast();
        if (hangsOnNearer(table, verdict)) {
            return Optional.empty();
        }
        return table.allRequired(key.columns())
                ? redirected(table, key, verdict)
                : Optional.of(mayBeNull(table, key, verdict));
    }

    private boolean hangsOnNearer(Table table, TableVerdict verdict) {
        var departures = situation.departures();
        return table.foreignKeys().stream()
                .filter(departures::takesEveryRow)
                .map(ForeignKey::target)
                .anyMatch(target -> departures.goes(target)
                        && !departures.goesWhole(target)
                        && situation.graph().verdict(target).path().size()
                                < verdict.path().size());
    }

    private Optional<Fault> redirected(Table table, ForeignKey key, TableVerdict verdict) {
        return table.foreignKeys().stream()
                .filter(other -> situation.departures().redirects(other, key))
                .findFirst()
                .map(other -> new Fault(
                        Kind.MAY_BE_NULL,
                        table.name(),
                        Optional.of(other),
                        verdict.reason(),
                        Stream.concat(new KeyRemedies(situation).cascade(other).stream(), Stream.of(INTENDED))
                                .toList()));
    }

    /// A tenant column that every row fills is a better tie than one more required column.
    private Fault mayBeNull(Table table, ForeignKey key, TableVerdict verdict) {
        var offers = new ArrayList<Offer>();
        situation.graph().inferredLinks(table.name()).stream()
                .filter(link -> table.allRequired(link.columns()))
                .flatMap(link -> addKey(table, link.columns(), link.rootColumns()).stream())
                .findFirst()
                .ifPresent(offers::add);
        offers.add(require(table, key));
        offers.add(INTENDED);
        if (!key.initiallyDeferred() && circular(key)) {
            offers.sort(Comparator.comparing(offer -> offer.remedy() == Remedy.REQUIRE));
        }
        return new Fault(Kind.MAY_BE_NULL, table.name(), Optional.of(key), verdict.reason(), offers);
    }

    /// Whether the key would close a circle of required keys, into which no first row can be inserted.
    private boolean circular(ForeignKey key) {
        var required = Stream.concat(required(situation.schema()), Stream.of(key));
        return Cycles.among(required.toList()).stream()
                .anyMatch(cycle -> cycle.contains(key.table()) && cycle.contains(key.target()));
    }

    private static Stream<ForeignKey> required(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> !key.initiallyDeferred() && table.allRequired(key.columns())));
    }

    private static Offer require(Table table, ForeignKey key) {
        var columns = key.columns().stream()
                .filter(column -> table.column(column).nullable())
                .toList();
        return new Offer(
                Remedy.REQUIRE,
                "%s of %s becomes NOT NULL, so that the cascade reaches every row."
                        .formatted(String.join(", ", columns), table.name().label()),
                columns.stream()
                        .<Change>map(column -> new RequireColumn(table.name(), column))
                        .toList());
    }

    private Fault unkeyed(Table table, TableVerdict verdict) {
        var named = situation.graph().inferredLinks(table.name()).stream()
                .min(Comparator.comparing(link -> !table.allRequired(link.columns())))
                .flatMap(link -> addKey(table, link.columns(), link.rootColumns()));
        var offer = named.or(() -> rootKey()
                .flatMap(key -> PolicyColumn.find(table, key)
                        .flatMap(column -> addKey(table, List.of(column.name()), List.of(key.name())))));
        var offers = Stream.concat(offer.stream(), Stream.of(INTENDED)).toList();
        return new Fault(Kind.NO_KEY, table.name(), Optional.empty(), verdict.reason(), offers);
    }

    private Optional<Column> rootKey() {
        return situation.rootKey().map(situation.table(situation.root())::column);
    }

    private Optional<Offer> addKey(Table table, List<String> columns, List<String> rootColumns) {
        var root = situation.table(situation.root());
        for (var pair = 0; pair < columns.size(); pair++) {
            var type = table.column(columns.get(pair)).type();
            if (!KeyTypes.match(type, root.column(rootColumns.get(pair)).type())) {
                return Optional.empty();
            }
        }
        var name = situation.names().constraint(table.name(), columns, "fkey");
        var added = KeyShape.cascading(table.name(), columns, root.name(), rootColumns, name);
        return Optional.of(new Offer(
                Remedy.ADD_KEY,
                "%s references %s.%s, and the rows are deleted with it."
                        .formatted(String.join(", ", columns), root.name().label(), String.join(", ", rootColumns)),
                List.of(new AddKey(added))));
    }

    /// Nothing of its own is wrong with the table: what it hangs on has to go first.
    private Fault follows(TableVerdict verdict) {
        var key = verdict.path().getLast();
        var own = key.table().equals(verdict.table());
        var hint = own
                ? "Mend %s, and these rows follow.".formatted(key.target().label())
                : "No key can delete a row after the one that points at it; delete %s in the application, or let %s point at %s."
                        .formatted(
                                verdict.table().label(),
                                verdict.table().label(),
                                key.table().label());
        return new Fault(
                Kind.FOLLOWS, verdict.table(), Optional.empty(), verdict.reason() + " " + hint, List.of(INTENDED));
    }
}
