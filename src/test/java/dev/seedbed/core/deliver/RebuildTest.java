package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.RowTransfer.Room;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keys and indexes that carry more than their definitions say.
class RebuildTest {

    private static final String DDL = """
            CREATE TABLE teams (
                id serial PRIMARY KEY, name text NOT NULL, code text NOT NULL, slot int4range NOT NULL,
                CONSTRAINT one_name UNIQUE (name) WITH (fillfactor = 70),
                CONSTRAINT one_slot EXCLUDE USING gist (slot WITH &&));
            COMMENT ON CONSTRAINT teams_pkey ON teams IS 'whose team is it, and what''s it called?';
            COMMENT ON CONSTRAINT one_slot ON teams IS 'no two at a time';
            CREATE UNIQUE INDEX teams_code ON teams (code);
            ALTER TABLE teams REPLICA IDENTITY USING INDEX teams_code;
            CREATE TABLE users (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                team_id int NOT NULL CONSTRAINT users_team REFERENCES teams ON DELETE CASCADE, email text, born date);
            COMMENT ON CONSTRAINT users_team ON users IS 'it''s "theirs"';
            CREATE INDEX users_plain ON users (email) WITH (fillfactor = 60);
            CREATE INDEX users_team_told ON users (team_id);
            COMMENT ON INDEX users_team_told IS 'for the cascade';
            CREATE INDEX users_born ON users (born);
            ALTER TABLE users CLUSTER ON users_born;
            CREATE INDEX users_lower ON users (lower(email));
            ALTER INDEX users_lower ALTER COLUMN 1 SET STATISTICS 500;
            CREATE TABLE logs (id bigint, day date NOT NULL, user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
                PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
            CREATE TABLE logs_old PARTITION OF logs FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
            CREATE TABLE logs_new PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
            CREATE INDEX logs_day ON logs (day);
            CREATE INDEX logs_user ON logs (user_id);
            COMMENT ON INDEX logs_new_day_idx IS 'the new ones';
            ALTER TABLE logs_old CLUSTER ON logs_old_pkey;
            """;

    private static final String STATE = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid),
                    obj_description(oid, 'pg_constraint')) FROM pg_constraint
                    WHERE connamespace = 'public'::regnamespace
                UNION ALL SELECT concat_ws(' ', pg_get_indexdef(indexrelid), obj_description(indexrelid, 'pg_class'),
                    indisclustered, indisreplident, reloptions, spcname,
                    (SELECT max(attstattarget) FROM pg_attribute WHERE attrelid = indexrelid))
                    FROM pg_index JOIN pg_class c ON c.oid = indexrelid LEFT JOIN pg_tablespace t ON t.oid = reltablespace
                    WHERE relnamespace = 'public'::regnamespace
                UNION ALL SELECT relname || relreplident::text FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
            ) AS states (line)
            """;

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void areAsTheyWereBehindAFile(TestServer server) {
        var url = server.database(DDL);
        var before = TestServer.query(url, STATE);
        var script = part(many(url), Shard.WHOLE);
        SeedFileLoader.load(url, script);
        assertThat(TestServer.query(url, STATE)).isEqualTo(before);
        assertThat(script)
                .contains("DROP INDEX \"public\".\"users_plain\"", "DROP INDEX \"public\".\"logs_user\"")
                .doesNotContain("\"users_team_told\"", "\"users_born\"", "\"users_lower\"", "\"logs_day\"");
    }

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void areAsTheyWereBehindPartsOfAFile(TestServer server) {
        var url = server.database(DDL);
        var before = TestServer.query(url, STATE);
        var plan = many(url);
        SeedFileLoader.load(url, part(plan, new Shard(1, 2)));
        SeedFileLoader.load(url, part(plan, new Shard(2, 2)));
        assertThat(TestServer.query(url, STATE)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void areAsTheyWereBehindAPushAndATransfer(TestServer server) {
        var url = server.database(DDL);
        var before = TestServer.query(url, STATE);
        push(url, many(url));
        assertThat(TestServer.query(url, STATE)).isEqualTo(before);
        var target = server.database(DDL);
        RowTransfer.copy(url, target, Room.ALL_ROWS, _ -> _ -> {}, Progress.UNWATCHED);
        assertThat(TestServer.query(target, STATE)).isEqualTo(before);
    }

    @Test
    void stayInTheirTablespace() {
        var server = PostgresServers.newest();
        var space = "space_" + UUID.randomUUID().toString().substring(0, 8);
        try (var administrator = Connections.session(server.administrator());
                var statement = administrator.createStatement()) {
            statement.execute("SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE " + space + " LOCATION ''");
            statement.execute("GRANT CREATE ON TABLESPACE " + space + " TO PUBLIC");
            var url = server.database(DDL + "ALTER INDEX users_plain SET TABLESPACE " + space
                    + "; ALTER INDEX users_pkey SET TABLESPACE " + space);
            var before = TestServer.query(url, STATE);
            SeedFileLoader.load(url, part(many(url), Shard.WHOLE));
            push(url, many(url));
            assertThat(TestServer.query(url, STATE)).isEqualTo(before).contains(space);
            TestServer.drop(server.url(), url.database());
            statement.execute("DROP TABLESPACE " + space);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void push(DatabaseUrl url, Plan plan) {
        try (var connections = Connections.to(url)) {
            BareLoad.into(connections, plan, Progress.UNWATCHED);
        }
    }

    private static Plan many(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            var plan = Exports.plan(
                    Exports.schema(connections), Scenario.inferred().withTenants(2_000));
            assertThat(plan.rows()).isGreaterThan(Frame.MANY_ROWS);
            return plan;
        }
    }

    private static String part(Plan plan, Shard shard) {
        var out = new ByteArrayOutputStream();
        SeedFile.write(plan, SeedForm.of(Loader.PSQL).withShard(shard), out, Progress.UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }
}
