package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import dev.seedbed.core.schema.UniqueKey.Kind;
import org.junit.jupiter.api.Test;

class KeyQueryTest extends CatalogueTest {

    private static UniqueKey key(Table table, String name) {
        return table.uniqueKeys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Index index(Table table, String name) {
        return table.indexes().stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void putsThePrimaryKeyFirst() {
        var table = readTable("CREATE TABLE t (a int CONSTRAINT a_key UNIQUE, b int CONSTRAINT z_pk PRIMARY KEY)");

        assertThat(table.uniqueKeys()).extracting(UniqueKey::name).containsExactly("z_pk", "a_key");
        assertThat(table.uniqueKeys()).extracting(UniqueKey::kind).containsExactly(Kind.PRIMARY, Kind.CONSTRAINT);
        assertThat(table.uniqueKeys())
                .extracting(UniqueKey::definition)
                .containsExactly("PRIMARY KEY (b)", "UNIQUE (a)");
    }

    @Test
    void keepsTheOrderOfColumnsInTheKey() {
        var table = readTable("CREATE TABLE t (a int, b int, c int, PRIMARY KEY (c, a, b))");

        assertThat(table.primaryKey().orElseThrow().columns()).containsExactly("c", "a", "b");
        assertThat(index(table, "t_pkey").columns()).containsExactly("c", "a", "b");
    }

    @Test
    void readsATableWithoutAnyKey() {
        var table = readTable("CREATE TABLE t (a int)");

        assertThat(table.primaryKey()).isEmpty();
        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void takesAUniqueIndexForAKey() {
        var key = key(readTable("CREATE TABLE t (a int); CREATE UNIQUE INDEX k ON t (a)"), "k");

        assertThat(key.kind()).isEqualTo(Kind.INDEX);
        assertThat(key.total()).isTrue();
        assertThat(key.definition()).isEqualTo("CREATE UNIQUE INDEX k ON public.t USING btree (a)");
    }

    @Test
    void knowsThePredicateOfAPartialKey() {
        var table = readTable("CREATE TABLE t (a int, b boolean); CREATE UNIQUE INDEX k ON t (a) WHERE b");

        assertThat(key(table, "k").predicate()).contains("b");
        assertThat(key(table, "k").total()).isFalse();
        assertThat(index(table, "k").partial()).isTrue();
    }

    @Test
    void separatesExpressionsAndTheColumnsThatTheyRead() {
        var table = readTable("""
                CREATE TABLE t (tenant int, email text, domain text, noise int);
                CREATE UNIQUE INDEX k ON t (tenant, lower(email || domain), (tenant + 1)) WHERE noise > 0;
                """);
        var key = key(table, "k");

        assertThat(key.columns()).containsExactly("tenant");
        assertThat(key.expressions()).containsExactly("lower((email || domain))", "((tenant + 1))");
        assertThat(key.expressionColumns()).containsExactly("tenant", "email", "domain");
        assertThat(key.total()).isFalse();
    }

    @Test
    void countsOnlyThePlainColumnsThatLeadAnIndex() {
        var table = readTable("CREATE TABLE t (a int, b text, c int); CREATE INDEX i ON t (a, lower(b), c)");

        assertThat(index(table, "i").columns()).containsExactly("a");
        assertThat(table.uniqueKeys()).isEmpty();
    }

    @Test
    void doesNotCountIncludedColumns() {
        var table = readTable("CREATE TABLE t (a int, b int, UNIQUE (a) INCLUDE (b))");

        assertThat(key(table, "t_a_b_key").columns()).containsExactly("a");
        assertThat(index(table, "t_a_b_key").columns()).containsExactly("a");
    }

    @Test
    void knowsWhenNullsAreEqual() {
        var table = readTable("CREATE TABLE t (a int UNIQUE, b int UNIQUE NULLS NOT DISTINCT)");

        assertThat(key(table, "t_a_key").nullsDistinct()).isTrue();
        assertThat(key(table, "t_b_key").nullsDistinct()).isFalse();
    }

    @Test
    void knowsKeysThatAreCheckedLater() {
        var table = readTable("CREATE TABLE t (a int UNIQUE DEFERRABLE, b int UNIQUE)");

        assertThat(key(table, "t_a_key").deferrable()).isTrue();
        assertThat(key(table, "t_b_key").deferrable()).isFalse();
    }

    @Test
    void namesTheConstraintThatOwnsAnIndex() {
        var table = readTable("CREATE TABLE t (a int PRIMARY KEY, b int); CREATE INDEX i ON t USING hash (b)");

        assertThat(index(table, "t_pkey").constraint()).isEqualTo("t_pkey");
        assertThat(index(table, "i").constraint()).isEmpty();
        assertThat(index(table, "i").method()).isEqualTo("hash");
        assertThat(index(table, "i").definition()).isEqualTo("CREATE INDEX i ON public.t USING hash (b)");
    }

    @Test
    void knowsAnIndexThatCoversNotAllPartitions() {
        var table = readTable("""
                CREATE TABLE t (a int) PARTITION BY LIST (a);
                CREATE TABLE t1 PARTITION OF t DEFAULT;
                CREATE INDEX i ON ONLY t (a);
                """);

        assertThat(index(table, "i").valid()).isFalse();
    }

    @Test
    void definesTheIndexOfAPartitionedTableForAllPartitions() {
        var table = readTable("""
                CREATE TABLE t (a int) PARTITION BY LIST (a);
                CREATE TABLE t1 PARTITION OF t DEFAULT;
                CREATE INDEX i ON t (a);
                """);

        assertThat(index(table, "i").valid()).isTrue();
        assertThat(index(table, "i").definition()).isEqualTo("CREATE INDEX i ON public.t USING btree (a)");
    }
}
