package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Exclusion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExclusionQueryTest extends CatalogueTest {

    @Test
    void pairsElementsWithTheirOperators() {
        var table = readTable("""
                CREATE EXTENSION btree_gist;
                CREATE TABLE t (
                    room int, "from" date, until date,
                    CONSTRAINT k EXCLUDE USING gist (room WITH =, daterange("from", until) WITH &&)
                );
                """);

        assertThat(table.exclusions())
                .containsExactly(new Exclusion(
                        "k",
                        List.of(
                                new Exclusion.Element("room", true, "="),
                                new Exclusion.Element("daterange(\"from\", until)", false, "&&")),
                        Optional.empty(),
                        "EXCLUDE USING gist (room WITH =, daterange(\"from\", until) WITH &&)"));
    }

    @Test
    void knowsWhichRowsAreConcerned() {
        var table = readTable("""
                CREATE TABLE t (during int4range, active boolean,
                    EXCLUDE USING gist (during WITH &&) WHERE (active))
                """);

        assertThat(table.exclusions().getFirst().predicate()).contains("active");
        assertThat(table.uniqueKeys()).isEmpty();
        assertThat(table.indexes().getFirst().constraint()).isEqualTo("t_during_excl");
    }
}
