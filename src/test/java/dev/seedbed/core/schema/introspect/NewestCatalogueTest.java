package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.testing.PostgresServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What only the newest server has.
class NewestCatalogueTest extends CatalogueTest {

    @BeforeEach
    void onlyOnTheNewestServer() {
        assumeTrue(server.equals(PostgresServers.newest()));
    }

    @Test
    void doesNotTakeNamedNotNullForACheck() {
        var table = readTable("""
                CREATE DOMAIN d AS int CONSTRAINT d_required NOT NULL CONSTRAINT d_positive CHECK (VALUE > 0);
                CREATE TABLE t (a int CONSTRAINT required NOT NULL, b d);
                """);

        assertThat(table.checks()).isEmpty();
        assertThat(table.column("a").nullable()).isFalse();
        assertThat(table.column("b").nullable()).isFalse();
    }

    @Test
    void readsVirtualColumns() {
        var column = readTable("CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a + 1) VIRTUAL)")
                .column("c");

        assertThat(column.filling()).isEqualTo(Filling.GENERATED);
        assertThat(column.defaultExpression()).contains("(a + 1)");
    }

    @Test
    void leavesOutWhatIsNotEnforced() {
        var table = readTable("""
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE t (
                    a int CHECK (a > 0) NOT ENFORCED,
                    b int CONSTRAINT kept CHECK (b > 0),
                    c int REFERENCES p NOT ENFORCED
                );
                """);

        assertThat(table.checks()).extracting(Check::name).containsExactly("kept");
        assertThat(table.foreignKeys()).isEmpty();
    }

    @Test
    void takesAKeyWithoutOverlapsForAKeyAndAnExclusion() {
        var table = readTable("""
                CREATE EXTENSION btree_gist;
                CREATE TABLE t (id int, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
                """);

        assertThat(table.primaryKey().orElseThrow().columns()).containsExactly("id", "during");
        assertThat(table.exclusions().getFirst().elements())
                .containsExactly(new Exclusion.Element("id", true, "="), new Exclusion.Element("during", true, "&&"));
    }

    @Test
    void readsKeysToWhatIsValidAtATimeByTheirColumns() {
        var table = readTable("""
                CREATE EXTENSION btree_gist;
                CREATE TABLE p (id int, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
                CREATE TABLE t (p_id int, valid daterange, FOREIGN KEY (p_id, PERIOD valid) REFERENCES p (id, PERIOD valid));
                """);

        assertThat(table.foreignKeys()).singleElement().satisfies(key -> {
            assertThat(key.columns()).containsExactly("p_id", "valid");
            assertThat(key.targetColumns()).containsExactly("id", "valid");
        });
    }
}
