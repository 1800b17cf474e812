package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A schema file of somebody who wants the machine that it is opened on.
class HostileSchemaTest {

    private final TestServer server = PostgresServers.newest();

    @TempDir
    private Path folder;

    @Test
    void runsNoProgramAndReachesNoFile() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "s3cret");
        var touched = folder.resolve("touched");
        var database = load("""
                CREATE TABLE a (id int PRIMARY KEY, text text);
                \\! touch %2$s
                \\o |touch %2$s
                \\w |touch %2$s
                \\setenv PAGER 'touch %2$s'
                \\set secret `touch %2$s`
                \\i %1$s
                \\copy a (text) FROM PROGRAM 'touch %2$s'
                SELECT 'touch %2$s' \\g |sh
                COPY a (text) FROM PROGRAM 'touch %2$s';
                COPY a (text) TO '%2$s';
                DO $$ BEGIN EXECUTE 'COPY a (text) FROM PROGRAM ''touch %2$s'''; END $$;
                CREATE TABLE b AS SELECT pg_read_file('%1$s') AS text;
                CREATE TABLE c AS SELECT lo_import('%1$s') AS text;
                CREATE FUNCTION run(text) RETURNS int LANGUAGE c STRICT AS 'libc.so.6', 'system';
                CREATE EXTENSION file_fdw;
                CREATE EXTENSION dblink;
                CREATE TABLE d (id int DEFAULT length(pg_read_file('%1$s')) PRIMARY KEY);
                """.formatted(secret, touched));

        assertThat(touched).doesNotExist();
        assertThat(TestServer.query(
                        database.url(),
                        "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                                + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))
                .isEqualTo("a d");
        assertThat(TestServer.query(database.url(), "SELECT count(*) FROM a")).isEqualTo("0");
        assertThat(TestServer.query(database.url(), "SELECT count(*) FROM pg_extension WHERE extname <> 'plpgsql'"))
                .isEqualTo("0");
    }

    @Test
    void getsNoMoreRightsAndChangesNoSettingOfTheServer() {
        var role = "evil_" + UUID.randomUUID().toString().substring(0, 8);
        load("""
                CREATE TABLE a (id int PRIMARY KEY);
                DO $$ BEGIN EXECUTE 'CREATE ROLE %1$s SUPERUSER LOGIN'; END $$;
                DO $$ BEGIN EXECUTE 'ALTER ROLE CURRENT_USER SUPERUSER'; END $$;
                DO $$ BEGIN EXECUTE 'ALTER ROLE CURRENT_USER CREATEROLE'; END $$;
                DO $$ BEGIN EXECUTE 'GRANT pg_execute_server_program TO CURRENT_USER'; END $$;
                DO $$ BEGIN EXECUTE 'SET SESSION AUTHORIZATION postgres'; END $$;
                DO $$ BEGIN EXECUTE 'ALTER SYSTEM SET archive_command = ''touch /tmp/x'''; END $$;
                DO $$ BEGIN PERFORM set_config('session_preload_libraries', '/tmp/x.so', false); END $$;
                UPDATE pg_authid SET rolsuper = true;
                """.formatted(role));

        assertThat(TestServer.query(
                        server.url(), "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(TestServer.query(server.url(), "SELECT count(*) FROM pg_roles WHERE rolname = '" + role + "'"))
                .isEqualTo("0");
        assertThat(TestServer.query(server.administrator(), "SELECT current_setting('archive_command') LIKE '%touch%'"))
                .isEqualTo("f");
    }

    @Test
    void dropsNoOtherDatabaseAndSetsNothingForThoseWhoComeLater() {
        var other = server.database("CREATE TABLE rows (id int PRIMARY KEY)");
        var name = other.database();
        load("""
                CREATE TABLE a (id int PRIMARY KEY);
                DO $$ BEGIN EXECUTE 'DROP DATABASE %1$s'; END $$;
                DO $$ BEGIN EXECUTE 'ALTER ROLE CURRENT_USER SET search_path = evil'; END $$;
                """.formatted(name));

        assertThat(TestServer.query(other, "SELECT count(*) FROM rows")).isEqualTo("0");
        assertThat(TestServer.query(
                        other, "SELECT count(*) FROM pg_db_role_setting WHERE 'search_path=evil' = ANY (setconfig)"))
                .isEqualTo("0");
    }

    private SchemaDatabase load(String ddl) {
        return new SchemaDatabases(server.postgres())
                .load(ddl + "-- " + UUID.randomUUID() + "\n", "schema.sql", Progress.UNWATCHED);
    }
}
