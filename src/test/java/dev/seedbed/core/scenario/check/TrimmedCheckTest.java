package dev.seedbed.core.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import org.junit.jupiter.api.Test;

class TrimmedCheckTest {

    @Test
    void readsTheColumnInsideTrimAsTheServerWritesIt() throws Exception {
        var ddl = "CREATE TABLE t (a text CHECK (length(trim(a)) > 0), b text CHECK (trim(both ' ' from b) <> ''),"
                + " c text CHECK (lower(trim(c)) = c))";
        try (var connections = PostgresServers.newest().connections(ddl);
                var connection = connections.open()) {
            var constraints = CheckReader.read(
                    new Introspector().read(connection).tables().getFirst());
            assertThat(constraints.bounds("a").minLength()).isEqualTo(1);
            assertThat(constraints.bounds("b").minLength()).isEqualTo(1);
        }
    }
}
