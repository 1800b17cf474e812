package dev.seedbed.core.branch.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class LocalServerTest {

    @Parameter
    TestServer server;

    /// Two sweeps at the same time: a database that is being dropped is not to be altered.
    @Test
    void dropsWhatAnotherBeganToDrop() throws SQLException {
        TestServer.execute(server.url(), "CREATE DATABASE seedbed_stage_invalid IS_TEMPLATE true");
        try (var session = LocalServer.connect(server.administrator())) {
            var listed = session.catalogue().all().all().stream()
                    .filter(database -> database.name().equals("seedbed_stage_invalid"))
                    .findFirst()
                    .orElseThrow();
            TestServer.execute(
                    server.administrator(),
                    "UPDATE pg_database SET datistemplate = false, datconnlimit = -2 WHERE datname = 'seedbed_stage_invalid'");

            session.drop(listed);

            assertThat(session.value("SELECT 1 FROM pg_database WHERE datname = 'seedbed_stage_invalid'"))
                    .isEmpty();
        }
    }
}
