package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AttestCommandTest extends CommandTest {

    private static final String DDL = """
            CREATE TABLE tenants (id serial PRIMARY KEY, name text NOT NULL);
            CREATE TABLE users (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants ON DELETE CASCADE,
                email text NOT NULL UNIQUE, phone text, "<script>alert('x')</script>" text,
                kind text CHECK (kind IN ('<img src=x>', '"quoted" & more')));
            """;

    private Path schema;

    @BeforeEach
    void writeTheSchema() throws IOException {
        schema = Files.writeString(folder.resolve("schema.sql"), DDL);
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var other = Files.writeString(elsewhere.resolve("other.sql"), DDL);
        assertThat(run("attest", schema.toString(), "--out", folder.toString()).code())
                .isEqualTo(ExitCode.DONE);
        assertThat(run("attest", other.toString(), "--out", elsewhere.toString())
                        .code())
                .isEqualTo(ExitCode.DONE);
        for (var name : new String[] {"attestation.json", "attestation.html"}) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(elsewhere.resolve(name));
            assertThat(folder.resolve(name)).content().doesNotContain(folder.toString());
        }
    }

    @Test
    void makesTheFolderThatIsAskedFor() {
        var fresh = folder.resolve("reports").resolve("today");
        assertThat(run("attest", schema.toString(), "--out", fresh.toString()).code())
                .isEqualTo(ExitCode.DONE);
        assertThat(fresh.resolve("attestation.html")).isNotEmptyFile();
    }

    @Test
    void saysWhyNothingCanBeWritten() {
        var outcome = run("attest", schema.toString(), "--out", schema.toString());
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err()).contains("The attestation could not be written.", schema.toString());
    }

    @Test
    void anotherSeedSizeOrSchemaIsAnotherAttestation() throws IOException {
        var first = attested();
        var seeded = attested("--seed", "7");
        var larger = attested("--rows", "500");
        assertThat(seeded.path("seed").asInt()).isEqualTo(7);
        assertThat(seeded.path("scenario")).isNotEqualTo(first.path("scenario"));
        assertThat(seeded.path("schema")).isEqualTo(first.path("schema"));
        assertThat(larger.path("rows").asLong())
                .isGreaterThan(first.path("rows").asLong());
        Files.writeString(schema, DDL + "ALTER TABLE users ALTER phone SET NOT NULL");
        assertThat(attested().path("schema")).isNotEqualTo(first.path("schema"));
    }

    @Test
    void saysOfEachColumnWhyItTellsOfNobodyAndWhatIsNotClaimed() throws IOException {
        var attestation = attested();
        assertThat(attestation.path("proven").asBoolean()).isTrue();
        assertThat(attestation.path("dictionary").asString()).hasSize(64);
        assertThat(attestation.path("not-claimed").path(0).asString()).startsWith("Names of persons");
        assertThat(attestation.at("/kinds/0/source").asString()).isEqualTo("RFC 2606, RFC 6761");
        assertThat(attestation.at("/kinds/0/predicate").asString()).contains("example");
        var email = attestation.at("/tables/1/columns/2");
        assertThat(email.path("column").asString()).isEqualTo("email");
        assertThat(email.path("class").asString()).isEqualTo("reserved");
        assertThat(email.path("generator").asString()).isEqualTo("email");
        assertThat(email.has("cells")).isFalse();
    }

    @Test
    void escapesWhatASchemaSays() throws IOException {
        run("attest", schema.toString(), "--out", folder.toString());
        assertThat(folder.resolve("attestation.html"))
                .content()
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "&lt;img src=x&gt;")
                .doesNotContain("<script", "<img", "http://", "https://", "src=\"", "href=");
    }

    @Test
    void statesWhatADatabaseSays() throws IOException {
        var url = loaded();
        var clean = attested("--url", url.connectable());
        assertThat(clean.at("/database/same-scenario").asBoolean()).isTrue();
        assertThat(clean.at("/database/broken").asInt()).isZero();
        assertThat(clean.at("/database/outside").asLong()).isZero();
        assertThat(clean.at("/database/cells").asLong()).isGreaterThan(50);
        assertThat(clean.at("/tables/1/columns/2/cells").asLong()).isEqualTo(50);

        TestServer.execute(url, "UPDATE users SET email = 'someone' || id || '@gmail.com' WHERE id <= 3");
        var outcome = run("attest", schema.toString(), "--out", folder.toString(), "--url", url.connectable());
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out()).startsWith("3 cells lie outside the space reserved for it.");
        assertThat(folder.resolve("attestation.html"))
                .content()
                .contains("<td class=\"number outside\">3 of 50</td>")
                .doesNotContain("gmail", url.database());
        assertThat(folder.resolve("attestation.json"))
                .content()
                .contains("\"claimed\" : [ \"Nothing: 3 cells lie outside")
                .doesNotContain("gmail", url.database());
    }

    @Test
    void isNoEvidenceForRowsOfAnotherScenario() {
        var outcome = run(
                "attest",
                schema.toString(),
                "--seed",
                "8",
                "--out",
                folder.toString(),
                "--url",
                loaded().connectable());
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out()).startsWith("The database was not filled from this scenario.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{one-of: [ceo@acme.io]}", "{pattern: '[a-z]{5}@acme[.]io'}"})
    void provesNothingWhereAPersonListsSomebody(String rule) throws IOException {
        var scenario = Files.writeString(
                folder.resolve("scenario.yaml"),
                "source: schema.sql\ntables:\n  users:\n    columns:\n      phone: " + rule + "\n");
        var outcome = run("attest", scenario.toString(), "--out", folder.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out()).startsWith("1 column is open");
    }

    private DatabaseUrl loaded() {
        var url = PostgresServers.newest().database(DDL);
        var file = folder.resolve("seed.sql");
        assertThat(run("export", schema.toString(), "-o", file.toString()).code())
                .isEqualTo(ExitCode.DONE);
        SeedFileLoader.load(url, read(file));
        return url;
    }

    private JsonNode attested(String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("attest", schema.toString(), "--out", folder.toString()));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(String[]::new)).code()).isEqualTo(ExitCode.DONE);
        return new JsonMapper().readTree(read(folder.resolve("attestation.json")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
