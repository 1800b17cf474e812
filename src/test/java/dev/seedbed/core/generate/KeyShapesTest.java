package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever shape keys have, every table is filled and every rule kept, without a word of configuration.
class KeyShapesTest {

    private static final String TENANTS = "CREATE TABLE tenants (id serial PRIMARY KEY, name text NOT NULL);\n";

    /// Loads what is inferred; every table must have rows, and nobody anything to say against them.
    private static DatabaseUrl load(String ddl) {
        return load(ddl, Loader.PSQL);
    }

    private static DatabaseUrl load(String ddl, Loader loader) {
        var url = PostgresServers.newest().database(ddl);
        try (var connections = Connections.to(url)) {
            var plan = Exports.plan(connections);
            assertThat(plan.warnings()).isEmpty();
            SeedFileLoader.load(url, Exports.text(plan, loader));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
        return url;
    }

    private static long count(DatabaseUrl url, String from) {
        return Long.parseLong(TestServer.query(url, "SELECT count(*) FROM " + from));
    }

    @Test
    void pointsTwoKeysThatShareTheTenantAtTwoRowsOfATable() {
        var url = load(TENANTS + """
                CREATE TABLE products (id serial PRIMARY KEY, UNIQUE (tenant_id, id),
                    tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE TABLE related (tenant_id int NOT NULL, product_id int NOT NULL, other_id int NOT NULL,
                    PRIMARY KEY (product_id, other_id), CHECK (product_id <> other_id),
                    FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
                    FOREIGN KEY (tenant_id, other_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE);
                """);
        assertThat(count(url, "related")).isGreaterThanOrEqualTo(50);
    }

    @Test
    void givesSubtypesTheParentsOfTheirKind() {
        var url = load(TENANTS + """
                CREATE TABLE parties (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                    kind text NOT NULL CHECK (kind IN ('robot', 'person', 'company')), UNIQUE (id, kind));
                CREATE TABLE people (id int PRIMARY KEY, kind text NOT NULL DEFAULT 'person' CHECK (kind = 'person'),
                    FOREIGN KEY (id, kind) REFERENCES parties (id, kind) ON DELETE CASCADE);
                CREATE TABLE companies (id int PRIMARY KEY, kind text GENERATED ALWAYS AS ('company') STORED,
                    FOREIGN KEY (id, kind) REFERENCES parties (id, kind) ON DELETE CASCADE);
                CREATE TABLE shares (company_id int NOT NULL REFERENCES companies, owner_id int NOT NULL,
                    owner_kind text NOT NULL CHECK (owner_kind = 'person'), PRIMARY KEY (company_id, owner_id),
                    FOREIGN KEY (owner_id, owner_kind) REFERENCES parties (id, kind));
                """);
        assertThat(count(url, "people")).isGreaterThanOrEqualTo(20);
        assertThat(count(url, "companies")).isGreaterThanOrEqualTo(20);
    }

    @Test
    void givesSubtypesTheParentsOfTheirKindThroughALookupTable() {
        load("""
                CREATE TABLE kinds (name text PRIMARY KEY CHECK (name IN ('robot', 'person', 'company')));
                CREATE TABLE parties (id serial PRIMARY KEY, kind text NOT NULL REFERENCES kinds, UNIQUE (id, kind));
                CREATE TABLE people (id int PRIMARY KEY, kind text NOT NULL CHECK (kind = 'person') REFERENCES kinds,
                    FOREIGN KEY (id, kind) REFERENCES parties (id, kind));
                CREATE TABLE companies (id int PRIMARY KEY, kind text NOT NULL CHECK (kind = 'company'),
                    FOREIGN KEY (id, kind) REFERENCES parties (id, kind));
                """);
    }

    @Test
    void pointsAtTheOneRowThatAConstantNames() {
        load("""
                CREATE TABLE scopes (id text PRIMARY KEY, title text);
                CREATE TABLE aliases (id serial PRIMARY KEY,
                    scope_id text NOT NULL REFERENCES scopes CHECK (scope_id = 'global'));
                """);
    }

    @Test
    void keepsTheKeysThatOnlyPartitionsHave() {
        load("""
                CREATE TABLE customers (id serial PRIMARY KEY);
                CREATE TABLE payments (id int NOT NULL, customer_id int NOT NULL, paid date NOT NULL)
                    PARTITION BY RANGE (paid);
                CREATE TABLE early PARTITION OF payments FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');
                CREATE TABLE late PARTITION OF payments FOR VALUES FROM ('2025-02-01') TO ('2025-03-01');
                ALTER TABLE late ADD FOREIGN KEY (customer_id) REFERENCES customers, ADD PRIMARY KEY (id);
                """);
    }

    /// A circle of NOT NULL keys has rows where they are checked at the end, and where one may be dropped for a while.
    @ParameterizedTest
    @EnumSource(Loader.class)
    void fillsCirclesOfRequiredKeys(Loader loader) {
        for (var check : List.of("DEFERRABLE INITIALLY DEFERRED", "DEFERRABLE", "")) {
            load(TENANTS + """
                    CREATE TABLE stores (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,
                        manager_id int NOT NULL UNIQUE);
                    CREATE TABLE staff (id serial PRIMARY KEY, store_id int NOT NULL REFERENCES stores %s);
                    ALTER TABLE stores ADD FOREIGN KEY (manager_id) REFERENCES staff %s;
                    """.formatted(check, check), loader);
        }
    }

    @Test
    void fillsACircleOfCompositeKeys() {
        load("""
                CREATE TABLE modes (name text NOT NULL, key text NOT NULL, writes boolean NOT NULL, token text NOT NULL,
                    UNIQUE (name, key), UNIQUE (name, key, writes));
                CREATE TABLE locks (name text NOT NULL, key text NOT NULL, writes boolean NOT NULL, token text NOT NULL,
                    UNIQUE (name, key, token), FOREIGN KEY (name, key, writes) REFERENCES modes (name, key, writes));
                CREATE UNIQUE INDEX ON locks (name, key) WHERE writes;
                ALTER TABLE modes ADD FOREIGN KEY (name, key, token) REFERENCES locks (name, key, token)
                    DEFERRABLE INITIALLY DEFERRED;
                """);
    }

    @Test
    void leavesAKeyOfItsOwnToTheRowThatAnOptionalCircleComesBackTo() {
        load(TENANTS + """
                CREATE TABLE projects (id text PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants, preview_id text);
                CREATE TABLE assets (id text NOT NULL, project_id text NOT NULL REFERENCES projects,
                    PRIMARY KEY (id, project_id));
                ALTER TABLE projects ADD FOREIGN KEY (preview_id, id) REFERENCES assets (id, project_id);
                """);
    }

    @Test
    void growsTreesOfBoundedDepth() {
        var url = load(TENANTS + """
                CREATE TABLE folders (tenant_id int NOT NULL REFERENCES tenants, id serial, parent_id int,
                    PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, parent_id) REFERENCES folders,
                    CHECK (parent_id <> id));
                CREATE TABLE accounts (tenant_id int NOT NULL REFERENCES tenants, id serial PRIMARY KEY,
                    parent_id int NOT NULL REFERENCES accounts);
                CREATE TABLE steps (tenant_id int NOT NULL REFERENCES tenants, id serial PRIMARY KEY,
                    next_id int UNIQUE REFERENCES steps);
                CREATE TABLE halves (tenant_id int NOT NULL REFERENCES tenants, id serial PRIMARY KEY,
                    other_id int NOT NULL UNIQUE REFERENCES halves, CHECK (other_id <> id));
                """);
        assertThat(count(url, "folders WHERE parent_id IS NULL")).isEqualTo(10);
        assertThat(count(url, "accounts WHERE parent_id = id")).isEqualTo(10);
        assertThat(count(url, "steps WHERE next_id IS NOT NULL")).isBetween(10L, 25L);
        var depths = """
                (WITH RECURSIVE tree (tenant_id, id, depth) AS (
                    SELECT tenant_id, id, 1 FROM folders WHERE parent_id IS NULL UNION ALL
                    SELECT folders.tenant_id, folders.id, depth + 1 FROM folders JOIN tree
                        ON folders.tenant_id = tree.tenant_id AND parent_id = tree.id)
                SELECT max(depth) AS most, count(*) AS all FROM tree) AS t
                """;
        assertThat(count(url, depths + " WHERE most BETWEEN 2 AND 4 AND t.all = (SELECT count(*) FROM folders)"))
                .isEqualTo(1);
    }

    @Test
    void makesOneToOnesAndPairs() {
        var url = load(TENANTS + """
                CREATE TABLE users (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                CREATE TABLE teams (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                CREATE TABLE profiles (user_id int PRIMARY KEY REFERENCES users ON DELETE CASCADE);
                CREATE TABLE settings (id serial PRIMARY KEY, tenant_id int NOT NULL UNIQUE REFERENCES tenants);
                CREATE TABLE badges (id serial PRIMARY KEY, user_id int UNIQUE REFERENCES users);
                CREATE TABLE members (team_id int REFERENCES teams, user_id int REFERENCES users,
                    PRIMARY KEY (team_id, user_id));
                CREATE TABLE friends (one int NOT NULL REFERENCES users, other int NOT NULL REFERENCES users,
                    PRIMARY KEY (one, other), CHECK (one <> other));
                CREATE TABLE votes (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users,
                    team_id int REFERENCES teams, badge_id int REFERENCES badges, UNIQUE (team_id, user_id),
                    UNIQUE (badge_id, user_id), CHECK (num_nonnulls(team_id, badge_id) = 1));
                """);
        assertThat(count(url, "profiles")).isEqualTo(count(url, "users"));
        assertThat(count(url, "settings")).isEqualTo(10);
        assertThat(count(url, "members")).isGreaterThan(20);
    }

    @Test
    void fillsKeysThatMatchInFull() {
        var url = load(TENANTS + """
                CREATE TABLE rooms (house int, number int, tenant_id int NOT NULL REFERENCES tenants,
                    PRIMARY KEY (house, number));
                CREATE TABLE guests (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,
                    house int, number int, FOREIGN KEY (house, number) REFERENCES rooms MATCH FULL);
                CREATE TABLE stays (id serial PRIMARY KEY, house int NOT NULL, number int,
                    FOREIGN KEY (house, number) REFERENCES rooms MATCH FULL);
                """);
        assertThat(count(url, "guests WHERE house IS NULL")).isGreaterThan(0);
        assertThat(count(url, "guests WHERE house IS NOT NULL")).isGreaterThan(0);
    }

    @Test
    void followsSharedColumnsToTheRowThatTheyComeFrom() {
        load(TENANTS + """
                CREATE TABLE spaces (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                CREATE TABLE directories (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                CREATE TABLE shelves (directory_id int REFERENCES directories, space_id int REFERENCES spaces,
                    PRIMARY KEY (directory_id, space_id));
                CREATE TABLE surveys (id serial PRIMARY KEY, space_id int NOT NULL REFERENCES spaces,
                    UNIQUE (id, space_id));
                CREATE TABLE sources (id serial PRIMARY KEY, directory_id int NOT NULL, space_id int NOT NULL,
                    FOREIGN KEY (directory_id, space_id) REFERENCES shelves, UNIQUE (id, space_id));
                CREATE TABLE mappings (id serial PRIMARY KEY, source_id int NOT NULL, space_id int NOT NULL,
                    survey_id int NOT NULL, FOREIGN KEY (source_id, space_id) REFERENCES sources (id, space_id),
                    FOREIGN KEY (survey_id, space_id) REFERENCES surveys (id, space_id));
                """);
    }

    @Test
    void putsKeysInTheOrderThatACheckAsksFor() {
        for (var type : List.of("bigserial", "uuid DEFAULT gen_random_uuid()")) {
            var key = type.startsWith("uuid") ? "uuid" : "bigint";
            var url = load(TENANTS + """
                    CREATE TABLE people (id %1$s PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants);
                    CREATE TABLE friends (a %2$s NOT NULL REFERENCES people, b %2$s NOT NULL REFERENCES people,
                        PRIMARY KEY (a, b), CHECK (a < b), CHECK (a <> b));
                    CREATE TABLE meetings (id serial PRIMARY KEY, host %2$s NOT NULL REFERENCES people,
                        guest %2$s REFERENCES people, CHECK (host > guest));
                    """.formatted(type, key));
            assertThat(count(url, "friends")).isGreaterThanOrEqualTo(20);
            assertThat(count(
                            url,
                            "friends f JOIN people a ON a.id = f.a JOIN people b ON b.id = f.b"
                                    + " WHERE a.tenant_id <> b.tenant_id"))
                    .isZero();
        }
    }

    /// Two keys to the tenant table itself lead to one tenant, unless a check asks for two.
    @Test
    void pointsAtTwoTenantsWhereACheckAsksForIt() {
        var url = load("""
                CREATE TABLE companies (id serial PRIMARY KEY, name text NOT NULL);
                CREATE TABLE offices (id serial PRIMARY KEY, company_id int NOT NULL REFERENCES companies);
                CREATE TABLE desks (id serial PRIMARY KEY, office_id int NOT NULL REFERENCES offices,
                    company_id int NOT NULL REFERENCES companies);
                CREATE TABLE partnerships (one int NOT NULL REFERENCES companies, other int NOT NULL REFERENCES companies,
                    PRIMARY KEY (one, other), CHECK (one <> other));
                CREATE TABLE items (id int NOT NULL, seller int NOT NULL REFERENCES companies, PRIMARY KEY (id, seller));
                CREATE TABLE feedback (buyer int NOT NULL REFERENCES companies, item int NOT NULL, seller int NOT NULL,
                    author int NOT NULL REFERENCES companies, PRIMARY KEY (buyer, item, seller, author),
                    FOREIGN KEY (item, seller) REFERENCES items ON DELETE CASCADE, CHECK (buyer <> author));
                """);
        assertThat(count(url, "partnerships")).isGreaterThanOrEqualTo(10);
        assertThat(count(url, "feedback")).isGreaterThanOrEqualTo(10);
    }

    @Test
    void keepsColumnsEqual() {
        load(TENANTS + """
                CREATE TABLE calls (id serial PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('create', 'call')),
                    effective text, created text UNIQUE CHECK (created ~ '^0x[a-f0-9]{40}$'), target text,
                    CHECK (kind = 'create' AND effective = created OR kind = 'call' AND effective = target));
                CREATE TABLE heads (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants, latest int,
                    CHECK (latest = tenant_id));
                """);
    }

    @Test
    void fitsAReferencedTextIntoShorterReferences() {
        load("""
                CREATE TABLE codes (code varchar(60) PRIMARY KEY);
                CREATE TABLE hashes (id bytea PRIMARY KEY CHECK (length(id) = 256 / 8));
                CREATE TABLE uses (id serial PRIMARY KEY, code varchar(8) NOT NULL REFERENCES codes CHECK (code ~ '^[a-z]+$'));
                CREATE TABLE kinds (id numeric PRIMARY KEY);
                CREATE TABLE things (id serial PRIMARY KEY, kind_id int NOT NULL REFERENCES kinds (id));
                """);
    }

    @Test
    void takesOneAlternativeOfACheckOverKeys() {
        load("""
                CREATE TABLE scope_types (name text PRIMARY KEY CHECK (name IN ('unknown', 'global', 'org', 'project')));
                CREATE TABLE scopes (id text PRIMARY KEY, parent_id text REFERENCES scopes,
                    type text NOT NULL REFERENCES scope_types CHECK (type = 'global' AND parent_id IS NULL
                        OR type = 'org' AND parent_id = 'global'));
                CREATE TABLE threads (id serial PRIMARY KEY, parent_id int REFERENCES threads, depth int NOT NULL,
                    CHECK ((parent_id IS NULL) = (depth = 0)));
                CREATE TABLE invitations (id serial PRIMARY KEY, user_id text REFERENCES scopes, code text, email text,
                    CHECK ((code IS NULL) = (email IS NULL)), CHECK ((user_id IS NULL) <> (code IS NULL)));
                """);
    }

    /// Numbers that other tables ask for come first, and no other row has them, nor the next one from the sequence.
    @Test
    void countsOnBehindNumbersThatAreAskedFor() {
        load("""
                CREATE TABLE artists (id serial PRIMARY KEY, kind int, CHECK (id <> 1 OR kind = 3));
                CREATE TABLE sources (id serial PRIMARY KEY, name text);
                CREATE TABLE entries_7 (id serial PRIMARY KEY, source_id int NOT NULL REFERENCES sources,
                    kind text NOT NULL, CHECK (source_id = 7 AND kind = 'x'));
                CREATE TABLE entries_3 (id serial PRIMARY KEY, source_id int NOT NULL REFERENCES sources
                    CHECK (source_id = 3));
                """);
    }

    @Test
    void leavesAUniqueKeyThatHasNoParentYetNull() {
        load(TENANTS + """
                CREATE TABLE committees (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants,
                    default_meeting_id int UNIQUE);
                CREATE TABLE meetings (id serial PRIMARY KEY, committee_id int NOT NULL REFERENCES committees,
                    committee_default int UNIQUE REFERENCES committees);
                ALTER TABLE committees ADD FOREIGN KEY (default_meeting_id) REFERENCES meetings;
                """);
    }

    @Test
    void makesCompositesAndRangesOfAnyType() {
        load("""
                CREATE DOMAIN code AS text NOT NULL CHECK (VALUE ~ '^[A-Z]{3}$');
                CREATE TYPE entry AS (code code, amount numeric(8, 2), tags text[]);
                CREATE DOMAIN filled AS entry NOT NULL CHECK ((VALUE).amount IS NOT NULL);
                CREATE TYPE clock AS RANGE (subtype = time);
                CREATE TYPE keys AS RANGE (subtype = uuid);
                CREATE TABLE orders (id serial PRIMARY KEY, one entry NOT NULL, many filled[] NOT NULL, codes code[],
                    open clock NOT NULL, known keys NOT NULL, EXCLUDE USING gist (known WITH &&));
                """);
    }

    /// No server here has PostGIS or pgvector: domains over text stand for their types.
    @Test
    void makesShapesAndVectorsAsTheTypesAskForThem() {
        var domains = new StringBuilder("CREATE SCHEMA _seedbed_types;");
        var columns = new StringBuilder("id serial PRIMARY KEY");
        var patterns = List.of(
                "geometry ~ ^SRID=4326;POINT \\(-123\\.\\d+ -48\\.9\\)$",
                "geometry(Polygon,3067) ~ ^SRID=3067;POLYGON \\(\\((.*), -123\\.5.*, \\1\\)\\)$",
                "geometry(LineStringZ) ~ ^LINESTRING Z\\(-123\\.\\d+ -48\\.9 0, .* 0, .* 0\\)$",
                "geography(MultiPolygonZM,4326) ~ ^SRID=4326;MULTIPOLYGON ZM\\(\\(\\(.* 0 0\\)\\)\\)$",
                "vector(4) ~ ^\\[0\\.\\d+,0\\.5,0\\.5,0\\.5\\]$",
                "sparsevec(9) ~ ^\\{1:0\\.\\d+\\}/9$");
        for (var number = 0; number < patterns.size(); number++) {
            var name = "_seedbed_types.\"" + patterns.get(number).split(" ~ ")[0] + "\"";
            domains.append("CREATE DOMAIN ").append(name).append(" AS text;");
            columns.append(", c").append(number).append(' ').append(name).append(" NOT NULL");
        }
        var url = load(domains + "CREATE TABLE places (" + columns + ");");
        for (var number = 0; number < patterns.size(); number++) {
            var pattern = patterns.get(number).split(" ~ ")[1];
            assertThat(count(url, "places WHERE c" + number + " !~ '" + pattern + "'"))
                    .as(pattern)
                    .isZero();
        }
    }

    @Test
    void referencesColumnsThatTheServerComputes() {
        load(TENANTS + """
                CREATE TABLE event_types (tenant_id int NOT NULL REFERENCES tenants, service text NOT NULL,
                    verb varchar(20) NOT NULL, name text NOT NULL GENERATED ALWAYS AS (service || '.' || verb) STORED,
                    PRIMARY KEY (tenant_id, name), UNIQUE (service, verb));
                CREATE TABLE events (id serial PRIMARY KEY, tenant_id int NOT NULL, type_name text NOT NULL,
                    FOREIGN KEY (tenant_id, type_name) REFERENCES event_types);
                """);
    }

    @Test
    void refusesOnlyTheTableThatCanHoldNoRow() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE events (id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                CREATE TABLE notes (id serial PRIMARY KEY, event_id int, at date, other_id int NOT NULL,
                    FOREIGN KEY (event_id, at) REFERENCES events);
                CREATE TABLE details (id serial PRIMARY KEY, event_id int NOT NULL, at date NOT NULL,
                    FOREIGN KEY (event_id, at) REFERENCES events);
                CREATE TABLE remarks (id serial PRIMARY KEY, note_id int NOT NULL REFERENCES notes,
                    detail_id int REFERENCES details);
                """);
        try (var connections = Connections.to(url)) {
            var plan = Exports.plan(connections);
            assertThat(plan.warnings())
                    .extracting(Problem::where)
                    .containsExactly("public.events", "public.details, details_event_id_at_fkey");
            SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            assertThat(count(url, "notes")).isEqualTo(50);
            assertThat(count(url, "remarks")).isEqualTo(50);
        }
    }

    @Test
    void keepsExclusionOfEqualRows() {
        load("""
                CREATE TABLE certificates (id serial PRIMARY KEY, is_master boolean NOT NULL, is_root boolean NOT NULL,
                    EXCLUDE (is_master WITH =) WHERE (is_master), EXCLUDE (is_root WITH =) WHERE (is_root));
                CREATE TABLE runs (started timestamptz NOT NULL);
                CREATE UNIQUE INDEX one_row ON runs ((started IS NOT NULL));
                """);
    }
}
