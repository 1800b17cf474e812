package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableQueryTest extends CatalogueTest {

    private List<TableName> readNames(String ddl) {
        return read(ddl).tables().stream().map(Table::name).toList();
    }

    @Test
    void ordersTablesOfAllSchemasByName() {
        assertThat(readNames("""
                        CREATE TABLE zebra ();
                        CREATE TABLE apple ();
                        CREATE SCHEMA billing;
                        CREATE TABLE billing.zebra ();
                        """)).containsExactly(new TableName("billing", "zebra"), name("apple"), name("zebra"));
    }

    @Test
    void readsAnEmptyDatabase() {
        assertThat(readNames("")).isEmpty();
    }

    @Test
    void readsTheServerVersion() {
        assertThat(read("").serverVersion() / 10_000).isIn(15, 18);
    }

    @Test
    void leavesOutWhatHoldsNoRowsOfItsOwn() {
        assertThat(readNames("""
                        CREATE TABLE t (id int);
                        CREATE VIEW seen AS SELECT * FROM t;
                        CREATE MATERIALIZED VIEW kept AS SELECT * FROM t;
                        CREATE SEQUENCE numbers;
                        CREATE TYPE pair AS (x int, y int);
                        CREATE TEMP TABLE passing ();
                        """)).containsExactly(name("t"));
    }

    @Test
    void leavesOutTheBookkeepingOfSeedbed() {
        assertThat(readNames("CREATE SCHEMA _seedbed; CREATE TABLE _seedbed.manifest (); CREATE TABLE public.t ()"))
                .containsExactly(name("t"));
    }

    @Test
    void leavesOutWhatAnExtensionOwns() {
        assertThat(readNames("""
                        CREATE EXTENSION pg_trgm;
                        CREATE TABLE owned ();
                        ALTER EXTENSION pg_trgm ADD TABLE owned;
                        CREATE TABLE t ();
                        """)).containsExactly(name("t"));
    }

    @Test
    void keepsUnloggedTablesAndInheritanceChildren() {
        var schema = read("""
                CREATE TABLE animals (name text NOT NULL);
                CREATE TABLE birds (wings int) INHERITS (animals);
                CREATE UNLOGGED TABLE cache ();
                """);

        assertThat(schema.tables())
                .extracting(Table::name)
                .containsExactly(name("animals"), name("birds"), name("cache"));
        assertThat(schema.table(name("birds")).columns()).extracting("name").containsExactly("name", "wings");
    }

    @Test
    void readsComments() {
        var table = readTable("""
                CREATE TABLE t (c int, d int);
                COMMENT ON TABLE t IS 'It''s ours';
                COMMENT ON COLUMN t.c IS 'a number';
                """);

        assertThat(table.comment()).contains("It's ours");
        assertThat(table.column("c").comment()).contains("a number");
        assertThat(table.column("d").comment()).isEmpty();
    }

    @Test
    void keepsHostileNamesAsTheyAre() {
        var hostile = "a \"quote\" 'n \\ $$ ; -- 😀 select\nline";
        var longest = "x".repeat(61) + "é";
        var schema = read("""
                CREATE SCHEMA "%1$s";
                CREATE TABLE "%1$s"."%1$s" ("%1$s" int CONSTRAINT "%1$s pk" PRIMARY KEY CHECK ("%1$s" > 0), "%2$s" serial);
                CREATE TABLE "%2$s" ("Order" int REFERENCES "%1$s"."%1$s");
                """.formatted(hostile.replace("\"", "\"\""), longest));
        var table = schema.table(new TableName(hostile, hostile));
        var other = schema.table(name(longest));

        assertThat(table.primaryKey().orElseThrow().columns()).containsExactly(hostile);
        assertThat(table.primaryKey().orElseThrow().name()).isEqualTo(hostile + " pk");
        assertThat(table.column(longest).sequence()).isPresent();
        assertThat(table.checks().getFirst().columns()).containsExactly(hostile);
        assertThat(other.foreignKeys().getFirst().target()).isEqualTo(table.name());
        assertThat(other.foreignKeys().getFirst().columns()).containsExactly("Order");
    }

    @Test
    void readsTypedTables() {
        var table = readTable("""
                CREATE TYPE person AS (name text, born date);
                CREATE TABLE t OF person (PRIMARY KEY (name), born WITH OPTIONS NOT NULL);
                """);

        assertThat(table.columns()).extracting(Column::name).containsExactly("name", "born");
        assertThat(table.primaryKey()).isPresent();
        assertThat(table.column("born").nullable()).isFalse();
    }

    @Test
    void givesAnInheritingTableColumnsAndChecksButNoKeys() {
        var table = readTable("""
                CREATE TABLE parent (id int PRIMARY KEY REFERENCES parent, b int CHECK (b > 0));
                CREATE TABLE t (c int) INHERITS (parent);
                """);

        assertThat(table.columns()).extracting(Column::name).containsExactly("id", "b", "c");
        assertThat(table.checks()).hasSize(1);
        assertThat(table.uniqueKeys()).isEmpty();
        assertThat(table.foreignKeys()).isEmpty();
    }
}
