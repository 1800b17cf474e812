package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.TableName;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person wants: only what was decided. Everything else is inferred from the schema, each time, with a reason.
///
/// `sharedRows` is how many rows a table gets that belongs to no tenant and hangs from nothing. `asOf` is the day that
/// the data believes to be today: no value reads the clock. A scenario with more tenants holds the same first tenants
/// as one with fewer. `intended` are the tables whose rows may stay when a tenant is deleted, each with a note why; no
/// row depends on it. `fixtures` give some rows known values, and move no other. `memory` is the schema that all this
/// was decided for.
public record Scenario(
        Optional<TableName> root,
        long seed,
        LocalDate asOf,
        Population population,
        Wording wording,
        Budget budget,
        long sharedRows,
        Map<TableName, TableRecipe> tables,
        Map<TableName, String> intended,
        List<Fixture> fixtures,
        EdgePacks edges,
        Clock clock,
        GeneratorVersions generators,
        Optional<Ledger> ledger,
        Optional<SchemaMemory> memory) {

    public static final long DEFAULT_SEED = 42;
    public static final long DEFAULT_SHARED_ROWS = 50;
    public static final LocalDate DEFAULT_AS_OF = LocalDate.of(2026, 1, 1);

    public Scenario {
        tables = Map.copyOf(tables);
        intended = Map.copyOf(intended);
        fixtures = List.copyOf(fixtures);
    }

    /// The scenario in which everything is inferred.
    public static Scenario inferred() {
        return new Scenario(
                Optional.empty(),
                DEFAULT_SEED,
                DEFAULT_AS_OF,
                Population.DEFAULT,
                Wording.DEFAULT,
                Budget.NONE,
                DEFAULT_SHARED_ROWS,
                Map.of(),
                Map.of(),
                List.of(),
                EdgePacks.NONE,
                Clock.FROZEN,
                GeneratorVersions.FIRST,
                Optional.empty(),
                Optional.empty());
    }

    public long tenants() {
        return population.tenants();
    }

    public TableRecipe recipe(TableName table) {
        return tables.getOrDefault(table, TableRecipe.INFERRED);
    }

    /// Books are of the tenants of one root: while it is another one, there are none.
    @Override
    public Optional<Ledger> ledger() {
        return ledger.filter(books ->
                books.root().isEmpty() || root.isEmpty() || books.root().equals(root));
    }

    public Scenario withRoot(Optional<TableName> other) {
        var change = new Change(this);
        change.root = other;
        return change.scenario();
    }

    public Scenario withSeed(long other) {
        var change = new Change(this);
        change.seed = other;
        return change.scenario();
    }

    public Scenario withTenants(long other) {
        return withPopulation(population.withTenants(other));
    }

    public Scenario withPopulation(Population other) {
        var change = new Change(this);
        change.population = other;
        return change.scenario();
    }

    public Scenario withTables(Map<TableName, TableRecipe> others) {
        var change = new Change(this);
        change.tables = others;
        return change.scenario();
    }

    /// With this share of NULLs in these columns of a table.
    public Scenario withNulls(TableName table, List<String> columns, double share) {
        var changed = new HashMap<>(tables);
        changed.put(table, recipe(table).withNulls(columns, share));
        return withTables(changed);
    }

    public Scenario withSharedRows(long other) {
        var change = new Change(this);
        change.sharedRows = other;
        return change.scenario();
    }

    /// With other notes on tables whose rows may stay.
    public Scenario withIntended(Map<TableName, String> notes) {
        var change = new Change(this);
        change.intended = notes;
        return change.scenario();
    }

    public Scenario withFixtures(List<Fixture> others) {
        var change = new Change(this);
        change.fixtures = others;
        return change.scenario();
    }

    public Scenario withClock(Clock other) {
        var change = new Change(this);
        change.clock = other;
        return change.scenario();
    }

    public Scenario withGenerators(GeneratorVersions others) {
        var change = new Change(this);
        change.generators = others;
        return change.scenario();
    }

    public Scenario withEdges(EdgePacks others) {
        var change = new Change(this);
        change.edges = others;
        return change.scenario();
    }

    /// A copy of a scenario in which something is changed.
    private static final class Change {
        private Optional<TableName> root;
        private long seed;
        private LocalDate asOf;
        private Population population;
        private Wording wording;
        private Budget budget;
        private long sharedRows;
        private Map<TableName, TableRecipe> tables;
        private Map<TableName, String> intended;
        private List<Fixture> fixtures;
        private EdgePacks edges;
        private Clock clock;
        private GeneratorVersions generators;
        private Optional<Ledger> ledger;
        private Optional<SchemaMemory> memory;

        Change(Scenario of) {
            this.root = of.root;
            this.seed = of.seed;
            this.asOf = of.asOf;
            this.population = of.population;
            this.wording = of.wording;
            this.budget = of.budget;
            this.sharedRows = of.sharedRows;
            this.tables = of.tables;
            this.intended = of.intended;
            this.fixtures = of.fixtures;
            this.edges = of.edges;
            this.clock = of.clock;
            this.generators = of.generators;
            this.ledger = of.ledger;
            this.memory = of.memory;
        }

        Scenario scenario() {
            return new Scenario(
                    root,
                    seed,
                    asOf,
                    population,
                    wording,
                    budget,
                    sharedRows,
                    tables,
                    intended,
                    fixtures,
                    edges,
                    clock,
                    generators,
                    ledger,
                    memory);
        }
    }
}
