package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Columns that no foreign key explains point at rows of their own tenant all the same, when their names say at which.
class NamedKeysTest {

    private static final String PEOPLE = """
            CREATE TABLE tenants (id serial PRIMARY KEY, name text NOT NULL);
            CREATE TABLE users (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
            """;

    private static DatabaseUrl load(String ddl) {
        return load(ddl, _ -> Scenario.inferred());
    }

    private static DatabaseUrl load(String ddl, Function<Schema, Scenario> scenario) {
        var url = PostgresServers.newest().database(ddl);
        try (var connections = Connections.to(url)) {
            var schema = Exports.schema(connections);
            var plan = Planner.plan(Drafter.draft(schema, TenantGraph.of(schema), scenario.apply(schema)));
            assertThat(plan.warnings()).isEmpty();
            SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
        return url;
    }

    private static void assertNone(DatabaseUrl url, String from) {
        assertThat(TestServer.query(url, "SELECT count(*) FROM " + from))
                .as(from)
                .isEqualTo("0");
    }

    private static void assertSome(DatabaseUrl url, String from) {
        assertThat(TestServer.query(url, "SELECT count(*) > 5 FROM " + from))
                .as(from)
                .isEqualTo("t");
    }

    @Test
    void pointsAtRowsOfItsTenant() {
        var url = load(PEOPLE + """
                CREATE TABLE notes (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,
                    user_id int NOT NULL, created_by bigint, parent_id int, "assignedUserId" int,
                    external_user_id text, stripe_user_id int);
                """);
        for (var column : new String[] {"user_id", "created_by", "\"assignedUserId\""}) {
            assertSome(url, "notes WHERE " + column + " IS NOT NULL");
            assertNone(
                    url,
                    "notes n LEFT JOIN users u ON u.id = n." + column + " AND u.tenant_id = n.tenant_id WHERE n."
                            + column + " IS NOT NULL AND u.id IS NULL");
        }
        assertSome(url, "notes n JOIN notes p ON p.id = n.parent_id AND p.tenant_id = n.tenant_id");
        assertNone(url, "notes WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM notes)");
    }

    @Test
    void belongsToTheTenantThatOnlyNamesLeadTo() {
        var url = load(PEOPLE + """
                CREATE TABLE members (user_id int NOT NULL, room_id int NOT NULL, PRIMARY KEY (user_id, room_id));
                CREATE TABLE rooms (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                """);
        assertSome(url, "members");
        assertNone(
                url,
                "members m JOIN users u ON u.id = m.user_id JOIN rooms r ON r.id = m.room_id"
                        + " WHERE u.tenant_id <> r.tenant_id");
    }

    /// Tables that have the tenant in their keys hang from it, whatever else their columns are named like.
    @Test
    void keysThatShareATenantWithoutAKeyOfItsOwnAgree() {
        load("""
                CREATE TABLE projects (id text PRIMARY KEY);
                CREATE TABLE tenancies (id uuid PRIMARY KEY, project_id text NOT NULL REFERENCES projects ON DELETE CASCADE);
                CREATE TABLE teams (mirrored_project_id text NOT NULL, tenancy_id uuid NOT NULL, team_id uuid NOT NULL,
                    PRIMARY KEY (tenancy_id, team_id));
                CREATE TABLE users (mirrored_project_id text NOT NULL, tenancy_id uuid NOT NULL, user_id uuid NOT NULL,
                    PRIMARY KEY (tenancy_id, user_id));
                CREATE TABLE memberships (tenancy_id uuid NOT NULL, user_id uuid NOT NULL, team_id uuid NOT NULL,
                    PRIMARY KEY (tenancy_id, user_id, team_id),
                    FOREIGN KEY (tenancy_id, user_id) REFERENCES users, FOREIGN KEY (tenancy_id, team_id) REFERENCES teams);
                """);
    }

    @Test
    void doesNotBelieveANameThatRowsCannotKeep() {
        var url = load(PEOPLE + """
                CREATE TABLE accounts (id serial PRIMARY KEY, user_id int NOT NULL CHECK (user_id > 90000));
                """);
        assertNone(url, "accounts WHERE user_id IN (SELECT id FROM users)");
    }

    @Test
    void pairsPointAtRowsOfTheTableThatTheyName() {
        var url = load(PEOPLE + """
                CREATE TABLE posts (id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                CREATE TABLE blog_photos (id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                CREATE TABLE comments (id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,
                    commentable_type varchar(80), commentable_id bigint, post_id bigint REFERENCES posts);
                CREATE TABLE likes (id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,
                    subject_type text NOT NULL CHECK (subject_type IN ('post', 'blog_photo', 'mystery')),
                    subject_id bigint NOT NULL);
                """);
        assertNone(url, "comments WHERE (commentable_type IS NULL) <> (commentable_id IS NULL)");
        assertSome(url, "comments c JOIN posts p ON p.id = commentable_id WHERE commentable_type = 'Post'");
        assertNone(
                url,
                "comments c JOIN posts p ON p.id = commentable_id WHERE commentable_type = 'Post'"
                        + " AND p.tenant_id <> c.tenant_id");
        assertNone(url, "comments WHERE commentable_type = 'User' AND commentable_id NOT IN (SELECT id FROM users)");
        assertThat(TestServer.query(url, "SELECT string_agg(DISTINCT subject_type, ',') FROM likes"))
                .isEqualTo("blog_photo,post");
        assertNone(
                url,
                "likes l JOIN blog_photos p ON p.id = subject_id WHERE subject_type = 'blog_photo'"
                        + " AND p.tenant_id <> l.tenant_id");
    }

    @Test
    void pairsStayUniqueWhereAKeyAsksForIt() {
        var url = load(PEOPLE + """
                CREATE TABLE posts (id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                CREATE TABLE taggings (id bigserial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,
                    taggable_type text NOT NULL, taggable_id bigint NOT NULL, UNIQUE (taggable_type, taggable_id));
                """);
        assertSome(url, "taggings");
    }

    @Test
    void aPersonKnowsBetter() {
        var url = load(
                PEOPLE + "CREATE TABLE notes (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,"
                        + " user_id int NOT NULL);",
                schema -> ScenarioFile.read(
                        "notes.yaml",
                        "source: notes.sql\ntables:\n  notes:\n    columns:\n      user_id: {always: 4711}\n",
                        schema));
        assertNone(url, "notes WHERE user_id <> 4711");
    }
}
