package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyQueryTest extends CatalogueTest {

    @Test
    void readsWhatIsAskedOfReadAndOfWrittenRows() {
        var table = readTable("""
                CREATE TABLE t (tenant text, public boolean);
                CREATE POLICY a ON t USING (public) WITH CHECK (tenant = current_setting('app.tenant'));
                CREATE POLICY b ON t FOR INSERT WITH CHECK (false);
                CREATE POLICY c ON t USING (true) WITH CHECK (true);
                """);

        assertThat(table.policies())
                .containsExactly("(tenant = current_setting('app.tenant'::text))", "public", "false", "true");
    }

    @Test
    void knowsWhetherTheOwnerIsBoundAsWell() {
        var bound = "CREATE TABLE t (id int); ALTER TABLE t FORCE ROW LEVEL SECURITY";

        assertThat(readTable(bound).interception().rowSecurityForced()).isFalse();
        assertThat(readTable(bound + ", ENABLE ROW LEVEL SECURITY")
                        .interception()
                        .rowSecurityForced())
                .isTrue();
    }
}
