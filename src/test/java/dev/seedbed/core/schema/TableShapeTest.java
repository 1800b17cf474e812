package dev.seedbed.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableShapeTest {

    private static final String DDL = """
            CREATE TYPE mood AS ENUM ('calm', 'cross');
            CREATE DOMAIN share AS numeric(5, 2) CHECK (VALUE >= 0);
            CREATE TABLE teams (id bigserial PRIMARY KEY, name text NOT NULL, code text);
            CREATE TABLE users (
                id int PRIMARY KEY,
                team_id bigint NOT NULL REFERENCES teams ON DELETE CASCADE,
                mood mood DEFAULT 'calm',
                part share,
                total int,
                twice int GENERATED ALWAYS AS (total * 2) STORED,
                CONSTRAINT positive CHECK (total > 0)
            );
            """;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void isTheSameOnTheOldestAndTheNewestServer(String sample) {
        assertThat(TableShape.text(Samples.schema(PostgresServers.oldest(), sample)))
                .isEqualTo(TableShape.text(Samples.schema(PostgresServers.newest(), sample)));
    }

    @Test
    void doesNotDependOnOrderNamesOfConstraintsOrLeftovers() throws Exception {
        var other = """
                CREATE DOMAIN share AS numeric(5, 2) CHECK (VALUE >= 0);
                CREATE TYPE mood AS ENUM ('calm', 'cross');
                CREATE SEQUENCE spare;
                CREATE TABLE users (
                    twice int,
                    part share,
                    total int CHECK (total > 0),
                    id int CONSTRAINT other_key PRIMARY KEY,
                    team_id bigint NOT NULL,
                    mood mood DEFAULT 'calm'
                );
                ALTER TABLE users DROP twice;
                ALTER TABLE users ADD twice int GENERATED ALWAYS AS (total * 2) STORED;
                CREATE TABLE teams (code text, name text NOT NULL, id bigint NOT NULL DEFAULT nextval('spare') PRIMARY KEY);
                ALTER TABLE users ADD CONSTRAINT belongs FOREIGN KEY (team_id) REFERENCES teams ON DELETE CASCADE NOT VALID;
                CREATE INDEX ON users (team_id);
                """;
        assertThat(text(other)).isEqualTo(text(DDL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE teams ADD note text",
                "ALTER TABLE teams DROP code",
                "ALTER TABLE teams RENAME code TO codes",
                "ALTER TABLE teams ALTER code TYPE varchar(10)",
                "ALTER TABLE teams ALTER code SET NOT NULL",
                "ALTER TABLE teams ALTER name SET DEFAULT 'x'",
                "ALTER TABLE teams ADD UNIQUE (name, code)",
                "ALTER TABLE users ADD UNIQUE NULLS NOT DISTINCT (total)",
                "CREATE UNIQUE INDEX ON teams (lower(name)) WHERE code IS NULL",
                "ALTER TABLE users DROP CONSTRAINT positive",
                "ALTER TABLE users ADD CHECK (total < 9)",
                "ALTER TABLE users ADD FOREIGN KEY (total) REFERENCES users",
                "ALTER TABLE users DROP CONSTRAINT users_pkey",
                "ALTER TYPE mood ADD VALUE 'glad'",
                "ALTER DOMAIN share ADD CHECK (VALUE <= 100)",
                "ALTER TABLE users ALTER twice DROP EXPRESSION",
                "ALTER TABLE users RENAME TO members"
            })
    void dependsOnWhatRowsMustKeep(String change) throws Exception {
        assertThat(text(DDL + change + ";")).isNotEqualTo(text(DDL));
    }

    @Test
    void noNameReadsLikeAnotherPart() throws Exception {
        assertThat(text("CREATE TABLE t (\"a\"\" text NULL PLAIN \ncolumn \"\"b\" text)"))
                .isNotEqualTo(text("CREATE TABLE t (a text, b text)"));
    }

    private static String text(String ddl) throws SQLException {
        try (var connections = PostgresServers.newest().connections(ddl);
                var connection = connections.open()) {
            return TableShape.text(new Introspector().read(connection));
        }
    }
}
