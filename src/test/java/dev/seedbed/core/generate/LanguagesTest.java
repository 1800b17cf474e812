package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.value.City;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.Vocabulary;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.RandomSchemas;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each tenant's people, places and texts are in one language; what identifies somebody is nobody's in any.
class LanguagesTest {

    private static final String DDL = """
            CREATE TABLE tenants (id serial PRIMARY KEY, name text NOT NULL);
            CREATE TABLE users (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                full_name text NOT NULL, first_name text NOT NULL, last_name text NOT NULL,
                display_name varchar(12) NOT NULL UNIQUE, username text NOT NULL UNIQUE, email text NOT NULL UNIQUE,
                street text NOT NULL, address varchar(40) NOT NULL UNIQUE, city text NOT NULL, state text NOT NULL,
                company varchar(30) NOT NULL UNIQUE, title text NOT NULL, bio text NOT NULL, product text NOT NULL,
                headline varchar(30) NOT NULL CHECK (headline ~ '^[a-z ]+$'),
                phone text NOT NULL, fax varchar(12) NOT NULL, mobile text NOT NULL UNIQUE, website text NOT NULL);
            CREATE TABLE offices (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                city text NOT NULL, country_code char(2) NOT NULL);
            CREATE TABLE contacts (id serial PRIMARY KEY, first_name text NOT NULL, city text NOT NULL);
            """;
    private static final String COLUMNS = """

            tables:
              users:
                rows: 40 per tenant
                columns: {full_name: person-name, display_name: person-name, address: street, company: company,
                    title: title, bio: paragraph, product: product, headline: sentence, fax: phone, mobile: phone,
                    website: url}
            """;
    private static final String ALL = "{ja: 1, ar: 1, zh-CN: 1, de: 1, fr: 1, es: 1, pt-BR: 1, en: 1}";
    private static final TableName USERS = new TableName("public", "users");

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (var connections = PostgresServers.newest().connections(DDL)) {
            return Exports.schema(connections);
        }
    }

    private static Plan plan(String wording) {
        return plan(SCHEMA, wording + COLUMNS);
    }

    private static Plan plan(Schema schema, String decisions) {
        var scenario = ScenarioFile.read("s.yaml", "root: tenants\n" + decisions, schema);
        var plan = Planner.plan(
                Drafter.draft(schema, TenantGraph.of(schema, scenario.root().orElseThrow()), scenario));
        assertThat(plan.warnings()).isEmpty();
        return plan;
    }

    private static DatabaseUrl load(String wording) {
        return load(DDL, wording + COLUMNS);
    }

    private static DatabaseUrl load(String ddl, String decisions) {
        var url = PostgresServers.newest().database(ddl);
        try (var connections = Connections.to(url)) {
            var plan = plan(Exports.schema(connections), decisions);
            SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
            var report = DatabaseAudit.of(url, AuditOptions.ALL, Replays.of(plan), Progress.UNWATCHED);
            assertThat(report.findings()).isEmpty();
            assertThat(report.differing()).isEmpty();
        }
        return url;
    }

    private static void assertEach(DatabaseUrl url, String condition) {
        assertThat(TestServer.query(
                        url, "SELECT count(*) || ' of ' || count(*) FILTER (WHERE " + condition + ") FROM users"))
                .as(condition)
                .isEqualTo("400 of 400");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void loadsInEachLanguage(Language language) {
        var url = load("languages: " + language.code());
        var order = switch (language) {
            case JAPANESE, CHINESE -> "last_name || first_name";
            default -> "first_name || ' ' || last_name";
        };
        assertEach(url, "full_name = " + order);
        assertEach(url, "email ~ '^[a-z0-9]+\\.[a-z0-9]+[0-9]+@example\\.com$'");
        assertEach(url, "username ~ '^[a-z0-9]+\\.[a-z0-9]+$'");
        assertEach(url, "headline ~ '^[a-z ]+$'");
        assertEach(url, "website ~ '^https://[a-z0-9]+\\.example\\.com/[a-z]+$'");
        assertEach(url, "street ~ '[0-9]' AND length(address) <= 40");
        var block = switch (language) {
            case GERMAN -> "\\+493023125[0-9]{3}";
            case FRENCH -> "\\+3319900[0-9]{4}";
            default -> "\\+1[0-9]{3}55501[0-9]{2}";
        };
        assertEach(url, "phone ~ '^" + block + "$'");
        assertEach(url, "mobile ~ '^" + block + ";ext=[0-9]+$'");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, GERMAN, 'Hauptstraße|Lindenstraße|Rosenweg', 'Sachsen|Bayern'",
        "FR, FRENCH, '[0-9]+ rue des Lilas', 'Bretagne|Corse'",
        "JA, JAPANESE, '[0-9]丁目[0-9]+-[0-9]+', '県|都|府|道'"
    })
    void addressesAreWrittenAsTheLanguageDoes(String name, Language language, String street, String region) {
        var url = load("languages: " + language.code());
        assertThat(TestServer.query(url, "SELECT count(*) > 0 FROM users WHERE street ~ '" + street + "'"))
                .isEqualTo("t");
        assertThat(TestServer.query(url, "SELECT count(*) > 0 FROM users WHERE state ~ '" + region + "'"))
                .isEqualTo("t");
        assertThat(Dictionary.of(language).words("cities").list())
                .contains(TestServer.query(url, "SELECT min(city) FROM users"));
    }

    @Test
    void emailAndNameBelongTogether() {
        for (var language : Language.values()) {
            var names = Dictionary.of(language).names(NameMode.COMMON);
            var users = plan("languages: " + language.code()).table(USERS);
            for (var row = 0L; row < users.rows(); row++) {
                var place = users.numbering().place(row);
                var first = names.first().list().indexOf(cell(users, "first_name", place.row()));
                var last = names.last().list().indexOf(cell(users, "last_name", place.row()));
                assertThat(cell(users, "username", row))
                        .startsWith(names.firstSlugs().list().get(first) + "."
                                + names.lastSlugs().list().get(last));
            }
        }
    }

    private static String cell(TablePlan table, String column, long row) {
        return CellText.of(table.column(column).source(), table.numbering().place(row))
                .orElse("");
    }

    @ParameterizedTest
    @EnumSource(NameMode.class)
    void loadsAllLanguagesTogetherInEachNameMode(NameMode mode) {
        load("languages: " + ALL + "\ntenants: 40\nnames: " + mode.code());
    }

    @Test
    void theCountryOfAnAddressDecides() {
        var offices = plan("languages: fr").table(new TableName("public", "offices"));
        for (var row = 0L; row < offices.rows(); row++) {
            var country = Vocabulary.COUNTRY_CODES.indexOf(cell(offices, "country_code", row));
            assertThat(City.ALL.subList(country * City.PER_COUNTRY, (country + 1) * City.PER_COUNTRY))
                    .extracting(City::name)
                    .contains(cell(offices, "city", row));
        }
    }

    @Test
    void tablesOfNoTenantAreInTheFirstLanguage() {
        var contacts = plan("languages: {ja: 1, en: 100}").table(new TableName("public", "contacts"));
        var japanese = Dictionary.of(Language.JAPANESE).words("first-names").list();
        for (var row = 0L; row < contacts.rows(); row++) {
            assertThat(japanese).contains(cell(contacts, "first_name", row));
        }
    }

    @Test
    void tenantsSpeakByWeight() {
        var users = plan("languages: {en: 5, de: 3, ja: 1}\ntenants: 10000").table(USERS);
        var counts = new HashMap<String, Integer>();
        for (var tenant = 0L; tenant < 10_000; tenant++) {
            var place = users.numbering().place(tenant, 0);
            var phone = cell(users, "phone", place.row());
            var name = cell(users, "full_name", place.row());
            var language = phone.startsWith("+49") ? "de" : name.codePointAt(0) > 0x3000 ? "ja" : "en";
            counts.merge(language, 1, Integer::sum);
        }
        var deviation = 0.0;
        for (var share : Map.of("en", 5, "de", 3, "ja", 1).entrySet()) {
            var expected = 10_000 * share.getValue() / 9.0;
            deviation += Math.pow(counts.getOrDefault(share.getKey(), 0) - expected, 2) / expected;
        }
        assertThat(deviation)
                .as("χ² of 2 degrees: one in a thousand is above 13.8")
                .isLessThan(13.8);
    }

    @Test
    void everyRowOfATenantIsInItsLanguage() {
        var users = plan("languages: {de: 1, fr: 1}\ntenants: 20").table(USERS);
        var seen = new ArrayList<String>();
        for (var tenant = 0L; tenant < 20; tenant++) {
            var prefixes = new ArrayList<String>();
            for (var local = 0L; local < 40; local++) {
                prefixes.add(cell(
                                users,
                                "phone",
                                users.numbering().place(tenant, local).row())
                        .substring(0, 3));
            }
            assertThat(prefixes).containsOnly(prefixes.getFirst());
            seen.add(prefixes.getFirst());
        }
        assertThat(seen).contains("+49", "+33");
    }

    @Test
    void moreTenantsChangeNoOther() {
        var wording = "languages: {en: 5, de: 3, ja: 1}\nnames: marked\n";
        var few = plan(wording + "tenants: 10");
        var many = plan(wording + "tenants: 30");
        for (var table : few.tables()) {
            assertThat(rows(many.table(table.name()), table.rows()))
                    .as(table.name().toString())
                    .isEqualTo(rows(table, table.rows()));
        }
    }

    private static List<List<String>> rows(TablePlan table, long count) {
        var rows = new ArrayList<List<String>>();
        for (var row = 0L; row < count; row++) {
            var number = row;
            rows.add(table.columnNames().stream()
                    .map(column -> cell(table, column, number))
                    .collect(Collectors.toList()));
        }
        return rows;
    }

    @Test
    void englishAloneIsWhatThereIsWithoutLanguages() {
        assertThat(Exports.text(plan("languages: en"), Loader.PSQL)).isEqualTo(Exports.text(plan(""), Loader.PSQL));
    }

    /// Whatever PostgreSQL allows, it is filled in other languages, too.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void fillsSchemasThatNobodyDesignedFor(long seed) {
        var url = PostgresServers.newest().database(RandomSchemas.ddl(seed));
        try (var connections = Connections.to(url)) {
            var schema = Exports.schema(connections);
            var mode = NameMode.values()[(int) (seed % NameMode.values().length)];
            var plan = Exports.plan(
                    schema, ScenarioFile.read("s.yaml", "languages: " + ALL + "\nnames: " + mode.code(), schema));
            SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
    }

    /// A letter of another language takes up to four bytes.
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsMeasuredInBytesFits(Language language) {
        load(
                """
                CREATE DOMAIN label AS text CHECK (octet_length(VALUE) <= 24);
                CREATE TABLE tenants (id serial PRIMARY KEY, name text NOT NULL);
                CREATE TABLE notes (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                    subject name NOT NULL UNIQUE, company label NOT NULL,
                    body text NOT NULL CHECK (octet_length(body) <= 200));
                """,
                "languages: " + language.code()
                        + "\ntables: {notes: {columns: {subject: paragraph, company: company, body: paragraph}}}");
    }

    @Test
    void marksAreSeenByReaders() {
        var url = load("names: marked\nlanguages: de");
        assertEach(url, "full_name ~ '^.+ Test-.+$' AND last_name LIKE 'Test-%' AND email ~ '\\.test'");
    }
}
