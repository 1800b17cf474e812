package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.UniqueKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionKeysTest extends CatalogueTest {

    private static final String PARTITIONED = """
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE t (id int NOT NULL, p_id int, kind text NOT NULL) PARTITION BY LIST (kind);
            CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
            CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b');
            """;

    @Test
    void handsUpKeysThatOnlyPartitionsHaveOnce() {
        var table = readTable(PARTITIONED + """
                ALTER TABLE t_a ADD CONSTRAINT a_key FOREIGN KEY (p_id) REFERENCES p ON DELETE CASCADE;
                ALTER TABLE t_b ADD CONSTRAINT b_key FOREIGN KEY (p_id) REFERENCES p ON DELETE CASCADE;
                CREATE UNIQUE INDEX a_index ON t_a (id);
                CREATE UNIQUE INDEX b_index ON t_b (id);
                CREATE INDEX other ON t_b (p_id);
                """);

        assertThat(table.foreignKeys()).isEmpty();
        assertThat(table.uniqueKeys()).isEmpty();
        assertThat(table.indexes()).isEmpty();
        assertThat(table.partitionKeys().foreignKeys())
                .extracting(ForeignKey::name, ForeignKey::table, ForeignKey::columns)
                .containsExactly(tuple("a_key", name("t"), List.of("p_id")));
        assertThat(table.partitionKeys().uniqueKeys())
                .extracting(UniqueKey::name, UniqueKey::columns)
                .containsExactly(tuple("a_index", List.of("id")));
    }

    @Test
    void foldsTheCopiesOfKeysThatTheTableHas() {
        var table = readTable(PARTITIONED + """
                ALTER TABLE t ADD FOREIGN KEY (p_id) REFERENCES p;
                ALTER TABLE t ADD PRIMARY KEY (id, kind);
                """);

        assertThat(table.foreignKeys()).hasSize(1);
        assertThat(table.uniqueKeys()).hasSize(1);
        assertThat(table.partitionKeys().foreignKeys()).isEmpty();
        assertThat(table.partitionKeys().uniqueKeys()).isEmpty();
    }
}
