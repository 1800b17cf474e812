package dev.seedbed.core.trial;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.deliver.SessionSettings;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.Retreat;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.EdgePacks;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.draft.Findings;
import dev.seedbed.core.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plans a draft, and holds the plan against the server that the schema is on: checks that were not understood get
/// values that were found there, and a table whose rows the server does not take stays empty, so that all others can be
/// filled. The server is left as it was. The same schema and draft give the same plan.
public final class Trial {

    /// So many times values are looked for that a table's rows could have.
    private static final int SEARCHES = 5;

    /// So many times a table's rows are rejected until it stays empty; before that it gets fewer, as long as some are
    /// good.
    private static final int RETREATS = 15;

    private static final int MOST_COLUMNS = 10;
    private static final int PATIENCE = 60_000;

    private final ScratchTables scratch;
    private final Connection connection;
    private final Predicates predicates;
    private final JointSearch search;
    private final Map<TableName, Retreat> retreats = new HashMap<>();
    private final Map<TableName, Set<Set<String>>> tried = new HashMap<>();
    private final Map<TableName, Integer> rejected = new HashMap<>();
    private final EdgePacks edges;
    private Draft draft;
    private Plan plan;

    private Trial(ScratchTables scratch, Connection connection, Draft draft) {
        this.scratch = scratch;
        this.connection = connection;
        this.predicates = new Predicates(connection);
        this.search = new JointSearch(connection, predicates);
        this.edges = draft.scenario().edges();
        this.draft = draft.with(draft.graph(), draft.scenario().withEdges(EdgePacks.NONE));
        this.plan = Planner.plan(this.draft);
    }

    /// The plan as it is, with a warning, where the server does not allow that.
    public static Plan plan(Draft draft, DatabaseUrl url, boolean own) {
        try (var connection = Connections.session(url)) {
            return plan(draft, connection, own);
        } catch (SQLException refused) {
            if (SqlFailure.lost(refused)) {
                throw SqlFailure.exception("The rows could not be tried on the server.", url, refused);
            }
            return Planner.plan(draft)
                    .with(Problem.warning(
                            Category.UNSATISFIABLE,
                            "The rows were not tried on the server.",
                            url.place(),
                            SqlFailure.why(refused),
                            "Connect as a user who may make temporary tables, to a server that is no standby."));
        }
    }

    /// Uses a connection in auto-commit mode, and leaves it so. A database that is Seedbed's own has empty tables to
    /// try the rows in; in a person's database they are tried in temporary ones.
    public static Plan plan(Draft draft, Connection connection, boolean own) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path TO pg_catalog; SET LOCAL jit TO off; SET LOCAL timezone TO 'UTC'; "
                    + "SET LOCAL datestyle TO 'ISO, MDY'; SET LOCAL intervalstyle TO postgres; "
                    + "SET LOCAL statement_timeout TO " + PATIENCE);
            var tables = draft.schema().tables();
            var scratch = own && ScratchTables.mayBeReal(connection)
                    ? ScratchTables.real(connection, tables)
                    : ScratchTables.temporary(connection, tables);
            statement.execute("SET LOCAL search_path TO " + SessionSettings.searchPath(draft.schema()));
            return new Trial(scratch, connection, draft).settle();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Plan settle() throws SQLException {
        while (true) {
            var rejections = scratch.load(plan);
            if (rejections.isEmpty()) {
                var volume = kept();
                return edges.off() ? volume : withEdges();
            }
            for (var rejection : rejections) {
                answer(rejection, rejected.merge(rejection.table(), 1, Integer::sum));
            }
            replan();
        }
    }

    /// Edge cases come behind what is settled, so the volume's rows do not depend on them.
    private Plan withEdges() throws SQLException {
        draft = draft.with(draft.graph(), draft.scenario().withEdges(edges));
        return new EdgeTrial(scratch, connection, draft, retreats).settle();
    }

    /// The plan without doubts about checks that every row has kept.
    private Plan kept() {
        for (var table : plan.tables()) {
            var constraints = draft.table(table.name()).constraints();
            if (!constraints.unsolved().isEmpty() && table.rows() <= ScratchTables.MOST_ROWS) {
                draft = draft.with(table.name(), constraints.kept());
            }
        }
        replan();
        return plan;
    }

    private void replan() {
        plan = Planner.plan(draft, retreats);
    }

    private void answer(Rejection rejection, int times) throws SQLException {
        var table = plan.table(rejection.table());
        var conditions = Condition.of(table.table(), scratch.hidden(rejection.table()));
        var suspects = suspects(table, rejection, conditions);
        if ((times > SEARCHES
                        || !(search(table, suspects, conditions)
                                || asked(table, rejection, conditions)
                                || handedUp(table, suspects, conditions)))
                && !disproved(rejection.table())) {
            retreats.put(
                    rejection.table(),
                    times < RETREATS ? retreat(table, rejection) : Retreat.empty(refusal(rejection)));
        }
    }

    /// Fewer rows of each tenant, or fewer tenants: the first ones are good.
    private static Retreat retreat(TablePlan table, Rejection rejection) {
        var place = table.numbering().place(rejection.good());
        if (rejection.good() == 0 || place.row() >= table.rows()) {
            return Retreat.empty(refusal(rejection));
        }
        var problem = Problem.warning(
                Category.UNSATISFIABLE,
                "A table has fewer rows than it might.",
                where(rejection),
                "The server did not take more of the rows that Seedbed made: " + rejection.why(),
                "Give the columns of that rule values in the scenario that keep it.");
        return place.local() > 0
                ? new Retreat(table.numbering().tenants(), place.local(), problem)
                : new Retreat(place.tenant(), table.numbering().mostPerTenant(), problem);
    }

    /// Whether the check that was broken turns out to take parents of one sort only, which are asked for from now on.
    private boolean asked(TablePlan table, Rejection rejection, List<Condition> conditions) throws SQLException {
        var sorts = new ParentSorts(connection, scratch, predicates, plan);
        for (var condition : conditions) {
            if (rejection.constraint().filter(condition.name()::equals).isPresent()) {
                var found = sorts.find(table, condition);
                if (found.isPresent() && !draft.lineage().findings().asked().contains(found.get())) {
                    draft = Drafter.with(draft, Findings.asking(found.get()));
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether the column that was refused is a key, and values were found for the column that it references which keep
    /// what this one is asked for.
    private boolean handedUp(TablePlan table, Set<String> suspects, List<Condition> conditions) throws SQLException {
        var column = suspects.stream().findFirst().orElse("");
        var link = plan.draft().lineage().deciding(table.name(), column);
        if (suspects.size() != 1 || link.filter(Link::enforced).isEmpty()) {
            return false;
        }
        var parent = plan.table(link.get().target());
        var referenced = link.get().targetOf(column);
        var known = tried.computeIfAbsent(parent.name(), _ -> new HashSet<>());
        if (parented(parent, referenced) || !known.add(Set.of(referenced, table.name() + "." + column))) {
            return false;
        }
        var all = Stream.concat(
                        Condition.of(parent.table(), scratch.hidden(parent.name())).stream()
                                .filter(condition -> condition.columns().equals(List.of(referenced))),
                        Condition.handedUp(table.table().column(column), conditions, referenced).stream())
                .toList();
        var rows = ParentRows.of(parent, List.of(), plan.draft().lineage());
        var joint = search.find(parent, List.of(referenced), rows, all);
        joint.ifPresent(found -> draft = draft.with(
                parent.name(), draft.table(parent.name()).constraints().with(found)));
        return joint.isPresent();
    }

    /// Whether something was known of a table by the names of its columns only, which is not believed any more.
    private boolean disproved(TableName table) {
        var guessed = plan.draft().lineage().guessed(table);
        if (guessed.isEmpty()) {
            return false;
        }
        draft = Drafter.with(draft, Findings.disproving(guessed));
        return true;
    }

    private static Problem refusal(Rejection rejection) {
        return Problem.error(
                Category.UNSATISFIABLE,
                "A table stays empty.",
                where(rejection),
                "The server did not take the rows that Seedbed made: " + rejection.why(),
                "Give the columns of that rule values in the scenario that keep it.");
    }

    private static String where(Rejection rejection) {
        var named = rejection.constraint().or(rejection::column);
        return rejection.table() + named.map(name -> ", " + name).orElse("");
    }

    /// The columns whose values the server complained of; where it named nothing, all that it computes with.
    private static Set<String> suspects(TablePlan table, Rejection rejection, List<Condition> conditions) {
        var named = conditions.stream()
                .filter(condition -> rejection
                                .constraint()
                                .filter(condition.name()::equals)
                                .isPresent()
                        || rejection.column().filter(condition.name()::equals).isPresent())
                .flatMap(condition -> condition.columns().stream())
                .collect(Collectors.toSet());
        if (!named.isEmpty()) {
            return named;
        }
        if (rejection.column().filter(table.columnNames()::contains).isPresent()) {
            return Set.of(rejection.column().get());
        }
        return rejection.constraint().isPresent()
                ? Set.of()
                : conditions.stream()
                        .filter(condition -> table.table().checks().stream()
                                .noneMatch(check -> check.name().equals(condition.name())))
                        .flatMap(condition -> condition.columns().stream())
                        .collect(Collectors.toSet());
    }

    /// Finds values for these columns alone, or with those that are tied to them by checks; false when there are none,
    /// or when they were looked for before.
    private boolean search(TablePlan table, Set<String> suspects, List<Condition> conditions) throws SQLException {
        for (var columns : List.of(Set.copyOf(suspects), closure(table, suspects, conditions))) {
            var before = tried.computeIfAbsent(table.name(), _ -> new HashSet<>());
            if (!columns.isEmpty() && before.add(columns) && found(table, columns, conditions)) {
                return true;
            }
        }
        return false;
    }

    private boolean found(TablePlan table, Set<String> columns, List<Condition> conditions) throws SQLException {
        var parented = columns.stream()
                .filter(column -> parented(table, column))
                .sorted()
                .toList();
        var own = columns.stream()
                .filter(column -> !parented.contains(column))
                .sorted()
                .toList();
        var joint = search.find(
                table,
                own,
                ParentRows.of(table, parented, plan.draft().lineage()),
                conditions.stream()
                        .filter(condition -> columns.containsAll(condition.columns()))
                        .toList());
        joint.ifPresent(found -> draft =
                draft.with(table.name(), draft.table(table.name()).constraints().with(found)));
        return joint.isPresent();
    }

    /// With every column that shares a condition with one of them, as long as those are few; but no keys that are not
    /// suspect themselves: their values are not free.
    private Set<String> closure(TablePlan table, Set<String> suspects, List<Condition> conditions) {
        var all = new TreeSet<>(suspects);
        var wider = new TreeSet<>(suspects);
        do {
            all.addAll(wider);
            for (var condition : conditions) {
                if (condition.columns().stream().anyMatch(all::contains)) {
                    condition.columns().stream()
                            .filter(column -> free(table, column))
                            .forEach(wider::add);
                }
            }
        } while (wider.size() <= MOST_COLUMNS && !all.containsAll(wider));
        return all;
    }

    private boolean free(TablePlan table, String column) {
        return !parented(table, column)
                && table.table().uniqueKeys().stream()
                        .noneMatch(key -> key.columns().equals(List.of(column)));
    }

    private boolean parented(TablePlan table, String column) {
        return plan.draft().lineage().deciding(table.name(), column).isPresent();
    }
}
