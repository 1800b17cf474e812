package dev.seedbed.core.deliver.constants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.Golden;
import dev.seedbed.testing.NodeTools;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Constants for tests, of the ledger sample and of names that mean harm.
class FixtureConstantsTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/seedbed/core/deliver/constants");
    private static final String HOSTILE_DDL = """
            CREATE TABLE "te\"\"nants" (
                id bigint PRIMARY KEY, "class" text NOT NULL, "Class" text NOT NULL, "a'b\\" double precision,
                "日本" text, "1st" smallint);
            """;
    private static final String HOSTILE = """
            fixtures:
              "__proto__": {table: 'te"nants', values: {class: "*/ \\u2028 \\\\u0022 ${1} </script>", 1st: -3}}
              "a-b": {table: 'te"nants', values: {Class: "\\\\", "a'b\\\\": 1e3}}
              "a_b": {table: 'te"nants', values: {日本: '"; drop', id: -9223372036854775808}}
              "A b.A b": {table: 'te"nants', values: {"a'b\\\\": NaN, id: 9007199254740991}}
              "String.日本.new": {table: 'te"nants'}
              "_": {table: 'te"nants', values: {日本: null}}
            """;

    private final TestServer server = PostgresServers.newest();

    @TempDir
    Path folder;

    private Plan ledger() throws Exception {
        var schema = Samples.schema(server, "ledger");
        var yaml = Files.readString(FOLDER.resolve("ledger.yaml"));
        return Exports.plan(schema, ScenarioFile.read("ledger.yaml", yaml, schema));
    }

    private Plan hostile() {
        try (var connections = server.connections(HOSTILE_DDL)) {
            var schema = Exports.schema(connections);
            return Exports.plan(schema, ScenarioFile.read("hostile.yaml", HOSTILE, schema));
        }
    }

    @Test
    void areWrittenInThreeLanguages() throws Exception {
        var plan = ledger();

        Golden.check(FOLDER.resolve("ledger.ts"), FixtureConstants.typeScript(plan));
        Golden.check(FOLDER.resolve("ledger.json"), FixtureConstants.json(plan));
        Golden.check(FOLDER.resolve("LedgerFixtures.txt"), FixtureConstants.java(plan, "com.example.LedgerFixtures"));
    }

    @Test
    void findTheirRowsInTheDatabase() throws Exception {
        var plan = ledger();
        var url = server.database(Samples.ddl("ledger"));
        SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));

        var rows = rows(FixtureTree.of(plan));

        assertThat(rows).hasSize(6);
        for (var row : rows) {
            assertThat(row.key()).isNotEmpty();
            assertThat(TestServer.query(
                            url,
                            "SELECT count(*) FROM " + row.table().sql() + " WHERE " + equal(row.key())
                                    + (row.values().isEmpty() ? "" : " AND " + equal(row.values()))))
                    .as(row.toString())
                    .isEqualTo("1");
        }
    }

    private static List<FixtureTree.Row> rows(FixtureTree tree) {
        return Stream.concat(tree.row().stream(), tree.below().values().stream().flatMap(one -> rows(one).stream()))
                .toList();
    }

    private static String equal(Map<String, FixtureCell> cells) {
        return cells.entrySet().stream()
                .map(cell -> Sql.identifier(cell.getKey())
                        + cell.getValue()
                                .text()
                                .map(text -> " = " + Sql.literal(text))
                                .orElse(" IS NULL"))
                .collect(Collectors.joining(" AND "));
    }

    @Test
    void compileAsJavaAndHoldWhatWasChosen() throws Exception {
        var name = "com.example.LedgerFixtures";
        compile("LedgerFixtures", "com/example/LedgerFixtures", FixtureConstants.java(ledger(), name));

        assertThat(constant("com.example.LedgerFixtures$Acme$Invoice$Values", "NOTES"))
                .isEqualTo("Line\n\"two\" \\u000a ${x} `y` 日本");
        assertThat(constant("com.example.LedgerFixtures$Acme$Cash$Key", "ID")).isEqualTo(9007199254740993L);
        assertThat(constant("com.example.LedgerFixtures$Acme$Cash$Values", "IS_ARCHIVED"))
                .isEqualTo(false);
        assertThat(constant("com.example.LedgerFixtures$Acme$Invoice$Line", "PASSWORD"))
                .isEqualTo("correct horse battery staple");
    }

    @Test
    void compileAsJavaWhateverTheNamesAre() throws Exception {
        compile("Fixtures", "Fixtures", FixtureConstants.java(hostile(), "Fixtures"));

        assertThat(constant("Fixtures$Proto", "TABLE")).isEqualTo("public.te\"nants");
        assertThat(constant("Fixtures$Proto$Values", "CLASS")).isEqualTo("*/ \u2028 \\u0022 ${1} </script>");
        assertThat(constant("Fixtures$AB$Values", "A_B_")).isEqualTo(1000.0);
        assertThat(constant("Fixtures$AB_2$Values", "ID")).isEqualTo(Long.MIN_VALUE);
        assertThat(constant("Fixtures$AB_3$AB$Values", "A_B_")).isEqualTo("NaN");
        assertThat(constant("Fixtures$String_2$日本$New", "TABLE")).isEqualTo("public.te\"nants");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.new.B", "1A", "A;", "", "a..B", "com.example.Key"})
    void refuseWhatIsNoNameOfAClass(String name) {
        assertThatThrownBy(() -> FixtureConstants.java(hostile(), name)).hasMessageContaining("cannot be the name");
    }

    @Test
    void areJsonThatReadsBack() {
        var read = new JsonMapper().readTree(FixtureConstants.json(hostile()));

        assertThat(read.at("/__proto__/values/class").asString()).isEqualTo("*/ \u2028 \\u0022 ${1} </script>");
        assertThat(read.at("/a_b/values/id").asString()).isEqualTo("-9223372036854775808");
        assertThat(read.at("/A b/A b/values/id").isNumber()).isTrue();
        assertThat(read.at("/_/values/日本").isNull()).isTrue();
    }

    @Test
    void areTypeScriptWhoseTypesAreTheValues() throws Exception {
        var project = NodeTools.project("fixtures");
        Files.writeString(project.resolve("ledger.ts"), FixtureConstants.typeScript(ledger()));
        Files.writeString(project.resolve("hostile.ts"), FixtureConstants.typeScript(hostile()));
        Files.writeString(project.resolve("use.ts"), """
                import { fixtures } from "./ledger";
                import { fixtures as hostile } from "./hostile";
                export const email: "owner@example.com" = fixtures.acme.owner.values.email;
                export const id: "9007199254740993" = fixtures.acme.cash.key.id;
                export const archived: false = fixtures.acme.cash.values.is_archived;
                export const first: -3 = hostile["__proto__"].values["1st"];
                // @ts-expect-error there is no such fixture
                fixtures.acme.nobody;
                """);

        NodeTools.run(
                project,
                "tsc",
                "--noEmit",
                "--strict",
                "--target",
                "es2022",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                "use.ts");
    }

    private void compile(String simple, String path, String code) throws Exception {
        var file = folder.resolve(path + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, code);
        assertThat(code).isASCII().contains("class " + simple);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-Xlint:all", "-Werror", "-d", folder.toString(), file.toString()))
                .isZero();
    }

    private Object constant(String type, String name) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return loader.loadClass(type).getField(name).get(null);
        }
    }
}
