package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Partitioning;
import dev.seedbed.core.schema.Partitioning.Partition;
import dev.seedbed.core.schema.Partitioning.Strategy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionQueryTest extends CatalogueTest {

    @Test
    void foldsPartitionsIntoTheirTable() {
        var schema = read("""
                CREATE TABLE t (id int, at date) PARTITION BY RANGE (at, id);
                CREATE TABLE t_b PARTITION OF t FOR VALUES FROM ('2026-01-01', MINVALUE) TO ('2026-02-01', 7);
                CREATE TABLE t_a PARTITION OF t DEFAULT;
                """);

        assertThat(schema.tables()).hasSize(1);
        assertThat(schema.table(name("t")).partitioning())
                .contains(new Partitioning(
                        Strategy.RANGE,
                        List.of("at", "id"),
                        List.of(
                                new Partition("DEFAULT", Optional.empty()),
                                new Partition(
                                        "FOR VALUES FROM ('2026-01-01', MINVALUE) TO ('2026-02-01', 7)",
                                        Optional.empty()))));
    }

    @Test
    void readsPartitionsOfPartitions() {
        var partitioning = readTable("""
                CREATE TABLE t (kind text, id int) PARTITION BY LIST (kind);
                CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a', NULL) PARTITION BY HASH (id);
                CREATE TABLE t_a0 PARTITION OF t_a FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                """).partitioning();

        assertThat(partitioning)
                .contains(new Partitioning(
                        Strategy.LIST,
                        List.of("kind"),
                        List.of(new Partition(
                                "FOR VALUES IN ('a', NULL)",
                                Optional.of(new Partitioning(
                                        Strategy.HASH,
                                        List.of("id"),
                                        List.of(new Partition(
                                                "FOR VALUES WITH (modulus 2, remainder 0)", Optional.empty()))))))));
    }

    @Test
    void readsATableThatNoRowFitsInto() {
        assertThat(readTable("CREATE TABLE t (id int) PARTITION BY LIST (id)").partitioning())
                .contains(new Partitioning(Strategy.LIST, List.of("id"), List.of()));
    }

    @Test
    void readsAPlainTableAsUnpartitioned() {
        assertThat(readTable("CREATE TABLE t (id int)").partitioning()).isEmpty();
    }

    @Test
    void namesNoColumnWhereAnExpressionIsTheKey() {
        var partitioning = readTable("CREATE TABLE t (id int) PARTITION BY LIST ((id % 3))")
                .partitioning();

        assertThat(partitioning).map(Partitioning::columns).contains(List.of());
    }
}
