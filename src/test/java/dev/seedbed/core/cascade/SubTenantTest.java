package dev.seedbed.core.cascade;

import static dev.seedbed.testing.SchemaBuilder.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A tenant table that points at itself: what is judged is what the server does.
@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class SubTenantTest {

    private static final String ROWS = """
            INSERT INTO tenants VALUES (1, NULL), (2, 1), (3, NULL);
            INSERT INTO users VALUES (10, 1), (20, 2), (30, 3);
            """;

    private record Judged(DatabaseUrl url, TenantGraph graph) {

        void delete() {
            TestServer.execute(url, "DELETE FROM tenants WHERE id = 1");
        }

        String left(String table) {
            return TestServer.query(url, "SELECT string_agg(id::text, ' ' ORDER BY id) FROM " + table);
        }

        TableVerdict root() {
            return graph.verdict(name("tenants"));
        }
    }

    @Parameter
    TestServer server;

    @Test
    void cascadingSubTenantsGoToo() {
        var judged = judge("ON DELETE CASCADE");

        assertThat(judged.root().reason())
                .isEqualTo("The tenant table. Its sub-tenants go, too: tenants_parent_id_fkey (CASCADE) deletes the "
                        + "rows that point at tenants.");
        assertThat(judged.graph().problems()).isEmpty();
        judged.delete();
        assertThat(judged.left("tenants")).isEqualTo("3");
        assertThat(judged.left("users")).isEqualTo("30");
    }

    @Test
    void clearedSubTenantsStay() {
        var judged = judge("ON DELETE SET NULL");

        assertThat(judged.root().reason())
                .isEqualTo("The tenant table. Its sub-tenants stay: tenants_parent_id_fkey (SET NULL) clears "
                        + "parent_id when tenants go.");
        assertThat(judged.graph().problems()).isEmpty();
        judged.delete();
        assertThat(judged.left("tenants")).isEqualTo("2 3");
        assertThat(judged.left("users")).isEqualTo("20 30");
    }

    @Test
    void aRefusingKeyBlocksAsSoonAsThereIsASubTenant() {
        var judged = judge("");

        assertThat(judged.root().reason()).endsWith("a tenant that another one points at cannot be deleted.");
        assertThat(judged.graph().effects(name("tenants")))
                .extracting(KeyEffect::certainty, KeyEffect::cause)
                .containsExactly(tuple(Certainty.DEPENDS, Cause.SUB_TENANT));
        assertThat(judged.graph().problems()).containsExactly(judged.root());
        assertThat(ContractResult.of(judged.graph()).breaches())
                .extracting(Breach::what)
                .containsExactly("tenants may not go while another tenant points at it");
        assertThatThrownBy(judged::delete).hasRootCauseMessage(refusal());
        TestServer.execute(judged.url(), "DELETE FROM tenants WHERE id = 2");
        judged.delete();
        assertThat(judged.left("tenants")).isEqualTo("3");
    }

    private static String refusal() {
        return "ERROR: update or delete on table \"tenants\" violates foreign key constraint \"tenants_parent_id_fkey\" "
                + "on table \"tenants\"\n  Detail: Key (id)=(1) is still referenced from table \"tenants\".";
    }

    private Judged judge(String action) {
        var url = server.database("""
                CREATE TABLE tenants (id int PRIMARY KEY, parent_id int REFERENCES tenants %s);
                CREATE TABLE users (id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                """.formatted(action));
        TestServer.execute(url, ROWS);
        try (var connections = Connections.to(url)) {
            return new Judged(url, TenantGraph.of(Exports.schema(connections), name("tenants")));
        }
    }
}
