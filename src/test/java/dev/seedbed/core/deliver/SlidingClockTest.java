package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.AuditReport.ReplayedRows;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.FileAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What slides is as much later as the load is; all else is as it was made.
class SlidingClockTest {

    private static final String DDL = """
            CREATE TABLE tenants (id bigint PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
            CREATE TABLE days (
                tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE,
                day date NOT NULL, PRIMARY KEY (tenant_id, day));
            CREATE TABLE shifts (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                tenant_id bigint NOT NULL, day date NOT NULL,
                FOREIGN KEY (tenant_id, day) REFERENCES days ON DELETE CASCADE,
                birth_date date NOT NULL,
                created_at timestamptz NOT NULL,
                updated_at timestamptz CHECK (updated_at >= created_at),
                local_at timestamp NOT NULL,
                until timestamptz, late date NOT NULL,
                during tstzrange NOT NULL, EXCLUDE USING gist (during WITH &&),
                week daterange,
                local_day date GENERATED ALWAYS AS (local_at::date) STORED,
                "a""; drop'$x" date UNIQUE,
                CHECK (local_at < local_at + '1 day'), CHECK (day IS NOT NULL OR late < day));
            """;

    /// `late` is always the day before `as-of`; `until` is infinite in some rows and NULL in others.
    private static final String SCENARIO = """
            as-of: %s
            clock: %s
            tenants: 3
            tables:
              days: {rows: 4 per tenant}
              shifts:
                rows: 3 per days
                columns:
                  until: {one-of: [infinity, '2025-05-06 07:08:09.5+00'], nulls: 0.3, clock: %2$s}
                  late: {always: '%3$s', clock: %2$s}
                  "a\\"; drop'$x": {nulls: 0.2}
                  week: {nulls: 0.2}
            """;

    /// Each column of each table, and what must be in it; `%s` is by how many days it was moved.
    private static final List<String> MOVED = List.of(
            "SELECT id, name, created_at + %s * interval '24 hours' FROM tenants",
            "SELECT tenant_id, day + %s FROM days", """
            SELECT id, tenant_id, day + %1$s, birth_date, created_at + i, updated_at + i, local_at + i, until + i, late + %1$s,
                tstzrange(lower(during) + i, upper(during) + i), week IS NULL, daterange(lower(week) + %1$s, upper(week) + %1$s),
                local_day + %1$s, "a""; drop'$x" + %1$s FROM shifts, (SELECT %1$s * interval '24 hours') AS moved (i)
            """);

    @TempDir
    Path folder;

    enum Way {
        PSQL,
        INSERT,
        PUSH,
        PARTS
    }

    static Stream<Arguments> everyWayOnEveryServer() {
        return PostgresServers.all().stream()
                .flatMap(server -> Arrays.stream(Way.values()).map(way -> Arguments.of(way, server)));
    }

    @ParameterizedTest
    @MethodSource("everyWayOnEveryServer")
    void movesWhatSlidesAndNothingElse(Way way, TestServer server) {
        var frozen = server.database(DDL);
        var sliding = server.database(DDL);
        var asOf = today().minusDays(way == Way.PSQL ? -3 : 40);
        load(frozen, plan(frozen, scenario(asOf, "frozen")), Way.PSQL);
        var plan = plan(sliding, scenario(asOf, "sliding"));
        load(sliding, plan, way);
        asOfAnOlderSeedbed(sliding);
        load(sliding, plan, way);

        var days = Long.parseLong(TestServer.query(sliding, "SELECT days FROM _seedbed.manifest"));
        assertThat(days).isIn(today().toEpochDay() - asOf.toEpochDay(), today().toEpochDay() - asOf.toEpochDay() - 1);
        for (var rows : MOVED) {
            assertThat(rows(sliding, rows.formatted(0))).isEqualTo(rows(frozen, rows.formatted(days)));
        }
        assertThat(
                        TestServer.query(
                                sliding,
                                "SELECT count(*) FILTER (WHERE until IS NULL) > 0 AND count(*) FILTER (WHERE until = 'infinity') > 0 FROM shifts"))
                .isEqualTo("t");
        assertThat(TestServer.query(
                        sliding, "SELECT count(*) FROM pg_proc WHERE pronamespace = '_seedbed'::regnamespace"))
                .isEqualTo("0");
        isCleanAndTheScenarios(sliding, plan);
    }

    /// Its manifest knows nothing of clocks; a later load has to replace it all the same.
    private static void asOfAnOlderSeedbed(DatabaseUrl url) {
        TestServer.execute(url, "ALTER TABLE _seedbed.manifest DROP COLUMN days");
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED)
                            .manifest()
                            .orElseThrow()
                            .days())
                    .isZero();
        }
    }

    private static void isCleanAndTheScenarios(DatabaseUrl url, Plan plan) {
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
        var report = DatabaseAudit.of(url, AuditOptions.ALL, Replays.of(plan), Progress.UNWATCHED);
        assertThat(report.findings()).isEmpty();
        assertThat(report.tables())
                .allSatisfy(table -> assertThat(table.replayed()).contains(new ReplayedRows(table.rows(), 0, 0)));
    }

    @Test
    void writesTheSameBytesEachDayAndTheSameRowsAsWithoutAClock() {
        var url = PostgresServers.newest().database(DDL);
        var sliding = Exports.text(plan(url, scenario(LocalDate.of(2026, 1, 1), "sliding")), Loader.PSQL);
        var frozen = Exports.text(plan(url, scenario(LocalDate.of(2026, 1, 1), "frozen")), Loader.PSQL);
        assertThat(copied(sliding)).isEqualTo(copied(frozen));
    }

    @Test
    void rowsOfOneTenantMoveToTheDayOnWhichTheyRun() {
        var frozen = PostgresServers.newest().database(DDL);
        var sliding = PostgresServers.newest().database(DDL);
        var asOf = today().minusDays(7);
        SeedFileLoader.load(frozen, new TenantScript(plan(frozen, scenario(asOf, "frozen")), 1).text());
        SeedFileLoader.load(sliding, new TenantScript(plan(sliding, scenario(asOf, "sliding")), 1).text());
        for (var rows : MOVED) {
            assertThat(rows(sliding, rows.formatted(0)))
                    .isIn(rows(frozen, rows.formatted(7)), rows(frozen, rows.formatted(8)));
        }
    }

    @Test
    void aCopyOfTheRowsKnowsByHowMuchTheyWereMoved() {
        var from = PostgresServers.newest().database(DDL);
        var into = PostgresServers.oldest().database(DDL);
        var plan = plan(from, scenario(today().minusDays(2), "sliding"));
        load(from, plan, Way.PUSH);
        RowTransfer.copy(from, into, RowTransfer.Room.OWN_ROWS, _ -> _ -> {}, Progress.UNWATCHED);
        isCleanAndTheScenarios(into, plan);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDumpIsHeldAgainstRowsThatAreMovedAsItsManifestSays(boolean manifestFirst) throws IOException {
        var plan = plan(
                PostgresServers.newest().database("CREATE TABLE t (id int PRIMARY KEY, day date NOT NULL)"),
                "clock: sliding");
        var manifest = "COPY _seedbed.manifest (tool, days, seed) FROM stdin;\n0\t-9\t1\n\\.\n";
        var rows = Preview.of(plan.tables().getFirst(), 0, 50).rows().stream()
                .map(row -> row.getFirst().orElseThrow() + "\t"
                        + LocalDate.parse(row.getLast().orElseThrow()).minusDays(9) + "\n")
                .collect(Collectors.joining("", "COPY public.t (id, day) FROM stdin;\n", "\\.\n"));
        var file = Files.writeString(folder.resolve("dump.sql"), manifestFirst ? manifest + rows : rows + manifest);

        assertThat(FileAudit.of(file, Replays.of(plan), Progress.UNWATCHED)
                        .tables()
                        .getFirst()
                        .replayed())
                .contains(new ReplayedRows(50, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b date CHECK (b > a)                              | b: {clock: frozen}     | check t_check holds it against b, which stays",
                "b date, CONSTRAINT near CHECK (b = a)             | a: {clock: frozen}     | check near holds it against a, which stays",
                "CONSTRAINT young CHECK (a > '2020-01-01')         | {}                     | check young asks for more of it",
                "b date, CONSTRAINT mon CHECK (b <= a + '1 mon'::interval) | {}             | check mon asks for more of it",
                "CONSTRAINT past CHECK (a <= current_date)         | {}                     | check past asks for more of it",
                "b text, UNIQUE (a, b), p date REFERENCES u        | p: {clock: frozen}     | foreign key t_p_fkey makes it equal to public.t.p, which stays",
                "c int GENERATED ALWAYS AS (a - date '2000-01-01') STORED UNIQUE | {}       | unique key t_c_key asks for more of it",
                "b text                                            | 'b: {derived: a, nulls: 0}'    | Column b is made from it"
            })
    void refusesWhatCannotBePromised(String columns, String rules, String why) {
        var url = PostgresServers.newest()
                .database("CREATE TABLE u (day date PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, a date, "
                        + columns + ")");
        var recipe = rules.equals("{}") ? "{}" : "{" + rules + "}";
        assertThatThrownBy(() -> plan(url, "clock: sliding\ntables: {t: {columns: " + recipe + "}}"))
                .hasMessageContaining("A column cannot slide.")
                .satisfies(thrown ->
                        assertThat(thrown.toString() + thrown.getMessage()).contains(why));
    }

    @Test
    void refusesPartitionKeys() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE t (id int, a date NOT NULL) PARTITION BY RANGE (a);
                CREATE TABLE t_1 PARTITION OF t DEFAULT""");
        assertThatThrownBy(() -> plan(url, "clock: sliding")).hasMessageContaining("in the partition key of public.t");
        assertThat(Exports.text(plan(url, "clock: sliding\ntables: {t: {columns: {a: {clock: frozen}}}}"), Loader.PSQL))
                .doesNotContain("_seedbed.days()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clock: slidng                                                    | slidng' is not a clock. where: s.yaml:1:8 what to do: Did you mean 'sliding'?",
                "tables: {t: {columns: {id: {clock: sliding}}}}                   | Column 'id' cannot slide.",
                "tables: {t: {columns: {a: {depends-on: id, cases: {1: {rule: any, clock: frozen}}, otherwise: any}}}} | A case has no clock of its own."
            })
    void saysWhatIsWrongInTheFile(String yaml, String message) {
        var url = PostgresServers.newest().database("CREATE TABLE t (id int PRIMARY KEY, a date)");
        assertThatThrownBy(() -> plan(url, yaml))
                .satisfies(thrown ->
                        assertThat(thrown.getMessage().replaceAll("\\s+", " ")).contains(message));
    }

    @Test
    void isKeptByTheFileThatIsWrittenAnew() {
        var url = PostgresServers.newest().database(DDL);
        var written = ScenarioText.of(plan(url, scenario(today(), "sliding")).draft(), "schema.sql");
        assertThat(written).contains("clock: sliding  ", "clock: sliding}");
        assertThat(Fingerprint.of(plan(url, written).draft()))
                .isEqualTo(
                        Fingerprint.of(plan(url, scenario(today(), "sliding")).draft()))
                .isNotEqualTo(
                        Fingerprint.of(plan(url, scenario(today(), "frozen")).draft()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String scenario(LocalDate asOf, String clock) {
        return SCENARIO.formatted(asOf, clock, asOf.minusDays(1));
    }

    private static Plan plan(DatabaseUrl url, String yaml) {
        try (var connections = Connections.to(url)) {
            var schema = Exports.schema(connections);
            return Exports.plan(schema, ScenarioFile.read("s.yaml", yaml, schema));
        }
    }

    private static void load(DatabaseUrl url, Plan plan, Way way) {
        switch (way) {
            case PSQL -> SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            case INSERT -> SeedFileLoader.load(url, Exports.text(plan, Loader.INSERT));
            case PUSH -> {
                try (var connections = Connections.to(url)) {
                    BareLoad.into(connections, plan, Progress.UNWATCHED);
                }
            }
            case PARTS -> {
                for (var number : List.of(2, 3, 2, 1)) {
                    var out = new ByteArrayOutputStream();
                    SeedFile.write(
                            plan, SeedForm.of(Loader.PSQL).withShard(new Shard(number, 3)), out, Progress.UNWATCHED);
                    SeedFileLoader.load(url, out.toString(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String rows(DatabaseUrl url, String query) {
        return TestServer.query(url, "SELECT string_agg(r::text, E'\\n' ORDER BY r::text) FROM (" + query + ") AS r");
    }

    private static String copied(String script) {
        return script.lines().filter(line -> line.contains("\t")).collect(Collectors.joining("\n"));
    }
}
