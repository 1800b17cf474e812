package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckQueryTest extends CatalogueTest {

    @Test
    void readsTheExpressionAndItsColumns() {
        var table = readTable("CREATE TABLE t (a int, b int, c int, CONSTRAINT k CHECK (c > a AND b IN (1, 2)))");

        assertThat(table.checks())
                .containsExactly(new Check("k", "((c > a) AND (b = ANY (ARRAY[1, 2])))", List.of("a", "b", "c"), true));
    }

    @Test
    void qualifiesTheNamesInTheExpression() {
        var table = readTable("""
                CREATE FUNCTION fine(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
                CREATE TABLE t (a int CHECK (fine(a)));
                """);

        assertThat(table.checks().getFirst().expression()).isEqualTo("public.fine(a)");
    }

    @Test
    void knowsChecksThatOldRowsMayBreak() {
        var table = readTable("CREATE TABLE t (a int); ALTER TABLE t ADD CHECK (a > 0) NOT VALID");

        assertThat(table.checks()).extracting(Check::validated).containsExactly(false);
    }

    @Test
    void readsChecksThatReadNoColumn() {
        assertThat(readTable("CREATE TABLE t (a int, CHECK (now() IS NOT NULL))")
                        .checks()
                        .getFirst()
                        .columns())
                .isEmpty();
    }

    @Test
    void doesNotTakeNotNullForACheck() {
        assertThat(readTable("CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL)")
                        .checks())
                .isEmpty();
    }

    @Test
    void readsInheritedChecksOfTheChild() {
        var schema = read("CREATE TABLE p (a int CONSTRAINT k CHECK (a > 0)); CREATE TABLE t () INHERITS (p)");

        assertThat(schema.table(name("t")).checks()).extracting(Check::name).containsExactly("k");
    }
}
