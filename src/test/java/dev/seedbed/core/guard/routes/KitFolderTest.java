package dev.seedbed.core.guard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KitFolderTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/seedbed/core/guard/routes");
    private static final StagingDatabase STAGING = new StagingDatabase();
    private static final TenantFiles FEWER = StagingDatabase.tenants(STAGING.project(), StagingDatabase.TENANTS - 1);

    @TempDir
    private Path folder;

    private KitPlan plan(Framework framework, TenantFiles tenants) {
        var application = framework == Framework.SPRING
                ? new SpringApp("com.example", "shop", "1.0.0", "4.1.2", "com.example.Shop")
                : Application.of(framework, Optional.empty(), folder);
        return new KitFolder(folder).plan(new TestKit(framework, application, "Dockerfile", tenants));
    }

    private KitPlan plan() {
        return plan(Framework.EXPRESS, STAGING.tenants());
    }

    private void write(KitPlan plan) {
        new KitFolder(folder).write(plan);
    }

    private static Map<String, FileState> states(KitPlan plan) {
        return plan.files().stream()
                .filter(file -> file.state() != FileState.UNCHANGED)
                .collect(Collectors.toMap(PlannedFile::path, PlannedFile::state, (one, _) -> one, TreeMap::new));
    }

    /// Where each file goes, and what of it is the framework's own.
    @ParameterizedTest
    @EnumSource
    void plansTheSameKitEveryTime(Framework framework) throws IOException {
        var plan = plan(framework, STAGING.tenants());
        var text = plan.files().stream()
                .map(file -> file.state().code() + " " + file.path() + "\n"
                        + (file.path()
                                        .matches(
                                                "(.*/)?(\\w+\\.test\\.ts|Dockerfile|tsconfig.json|pom.xml|.*Application.java)")
                                ? file.diff()
                                : ""))
                .collect(Collectors.joining());

        Golden.check(GOLDEN.resolve(framework.code() + ".txt"), text);
    }

    /// The last stage is what is built by default; nothing that it is made of has the routes.
    @ParameterizedTest
    @EnumSource
    void makesAnImageOfProductionThatNeverSawTheRoutes(Framework framework) {
        var dockerfile = plan(framework, STAGING.tenants()).files().stream()
                .filter(file -> file.path().equals("Dockerfile"))
                .findFirst()
                .flatMap(PlannedFile::after)
                .orElseThrow();
        var stages = new LinkedHashMap<String, String>();
        for (var stage : dockerfile.split("(?m)^FROM ")) {
            stages.put(stage.lines().findFirst().orElse("").replaceAll(".* AS ", ""), stage);
        }
        assertThat(stages.lastEntry().getKey()).isEqualTo("production");
        var seen = new ArrayList<>(List.of("production"));
        for (var index = 0; index < seen.size(); index++) {
            var stage = stages.get(seen.get(index));
            stages.keySet().stream()
                    .filter(name -> stage.matches("(?s)" + name + " AS .*|.*--from=" + name + " .*"))
                    .filter(name -> !seen.contains(name))
                    .forEach(seen::add);
        }
        assertThat(seen).contains("build", "runtime").doesNotContain("staging", "build-staging");
        assertThat(seen)
                .allSatisfy(name -> assertThat(stages.get(name).replace("rm -rf test-routes", ""))
                        .doesNotContain("COPY test-routes", "test-routes/"));
        assertThat(stages.get("build")).contains("RUN rm -rf test-routes");
    }

    /// Variables that bundlers put into code, and switches that somebody could set in production.
    @ParameterizedTest
    @EnumSource
    void looksAtNoVariableThatIsSetElsewhere(Framework framework) {
        assertThat(plan(framework, STAGING.tenants()).files())
                .allSatisfy(file -> assertThat(file.after().orElse(""))
                        .doesNotContain(
                                "NODE_ENV", "NEXT_PUBLIC", "VITE_", "import.meta.env", "@Profile", "spring.profiles"));
    }

    @Test
    void hasNothingToDoTheSecondTime() throws IOException {
        write(plan());

        assertThat(states(plan())).isEmpty();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void replacesOnlyWhatIsBetweenItsMarks() throws IOException {
        write(plan());
        var dockerfile = folder.resolve("Dockerfile");
        var written = Files.readString(dockerfile);
        Files.writeString(dockerfile, "# syntax=docker/dockerfile:1\n" + written + "HEALTHCHECK NONE\n");

        var plan = plan(Framework.NEXT, STAGING.tenants());
        assertThat(states(plan))
                .containsEntry("Dockerfile", FileState.CHANGED)
                .containsEntry("server.test.ts", FileState.CHANGED);
        write(plan);

        assertThat(Files.readString(dockerfile))
                .startsWith("# syntax=docker/dockerfile:1\n# seedbed:begin")
                .contains("node_modules/.bin/next")
                .endsWith("# seedbed:end\nHEALTHCHECK NONE\n");
    }

    @Test
    void overwritesNothingOfOthers() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        var plan = plan();

        assertThat(states(plan)).containsEntry("Dockerfile", FileState.REFUSED);
        assertThat(plan.refused().getFirst().why())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("Put the lines '# seedbed:begin' and '# seedbed:end'"));
        assertThatThrownBy(() -> write(plan))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("Dockerfile");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void takesThePlaceThatSomebodyMarked() throws IOException {
        var dockerfile = folder.resolve("Dockerfile");
        Files.writeString(dockerfile, "ARG NODE=22\n# seedbed:begin\n# seedbed:end\n");
        write(plan());

        assertThat(Files.readString(dockerfile))
                .startsWith("ARG NODE=22\n# seedbed:begin\nFROM node")
                .endsWith("# seedbed:end\n");
        assertThat(states(plan())).isEmpty();
    }

    @Test
    void overwritesNoEditBetweenItsMarks() throws IOException {
        write(plan());
        for (var path : new String[] {"server.test.ts", "test-routes/tenants/0001.sql", "test-routes/secret.ts"}) {
            var file = folder.resolve(path);
            var written = Files.readString(file);
            Files.writeString(file, written.replaceFirst("e", "E"));
            var plan = plan();

            assertThat(states(plan)).containsExactly(Map.entry(path, FileState.REFUSED));
            assertThatThrownBy(() -> write(plan)).hasMessageContaining(path);
            Files.writeString(file, written);
        }
    }

    @Test
    void overwritesNoFileWithMarksThatDoNotMatch() throws IOException {
        write(plan());
        var entry = folder.resolve("server.test.ts");
        var written = Files.readString(entry);
        for (var broken : new String[] {
            written + written, written.replace("seedbed:end", ""), written.replace("seedbed:begin", "")
        }) {
            Files.writeString(entry, broken);
            assertThat(states(plan())).containsEntry("server.test.ts", FileState.REFUSED);
        }
    }

    @Test
    void removesTenantsThatAreNotWantedAnyMore() throws IOException {
        write(plan());
        var last = "test-routes/tenants/000" + StagingDatabase.TENANTS + ".sql";
        var plan = plan(Framework.EXPRESS, FEWER);

        assertThat(states(plan))
                .containsEntry(last, FileState.REMOVED)
                .containsEntry("test-routes/tenants.json", FileState.CHANGED);
        write(plan);
        assertThat(folder.resolve(last)).doesNotExist();
        assertThat(states(plan(Framework.EXPRESS, FEWER))).isEmpty();
    }

    @Test
    void leavesAFileThatIsNotWantedAnyMoreWhereSomebodyEditedIt() throws IOException {
        write(plan());
        var last = folder.resolve("test-routes/tenants/000" + StagingDatabase.TENANTS + ".sql");
        Files.writeString(last, "-- mine\n");
        write(plan(Framework.EXPRESS, FEWER));

        assertThat(last).hasContent("-- mine\n");
    }

    @Test
    void keepsTheLineEndsThatAFileHas() throws IOException {
        write(plan());
        var entry = folder.resolve("server.test.ts");
        Files.writeString(entry, Files.readString(entry).replace("\n", "\r\n"));
        assertThat(states(plan())).isEmpty();

        write(plan(Framework.NEXT, STAGING.tenants()));
        assertThat(Files.readString(entry).replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void goesOnWhereAnEarlierRunWasStopped() throws IOException {
        var plan = plan();
        write(new KitPlan(plan.files().subList(0, 6)));
        write(plan());

        assertThat(states(plan())).isEmpty();
    }

    @Test
    void writesNothingThatChangedSinceItWasPlanned() throws IOException {
        var plan = plan();
        Files.writeString(folder.resolve("server.test.ts"), "mine\n");

        assertThatThrownBy(() -> write(plan)).hasMessageContaining("server.test.ts");
        assertThat(folder.resolve("Dockerfile")).doesNotExist();
    }

    @Test
    void leavesTheRepositoryByNoLink(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve("test-routes"), elsewhere);

        assertThatThrownBy(this::plan).hasMessageContaining("test-routes");
        try (var files = Files.list(elsewhere)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void asksForARecordThatSaysWhatItWrote() throws IOException {
        write(plan());
        Files.writeString(folder.resolve("test-routes/seedbed.json"), "[");

        assertThatThrownBy(this::plan).hasMessageContaining("test-routes/seedbed.json");
    }

    @Test
    void importsTheApplicationFromWhereItIs() {
        assertThat(AppExport.parse("", Framework.EXPRESS)).isEqualTo(new AppExport("src/app.ts", "app"));
        assertThat(AppExport.parse("./lib/main.mts#server", Framework.HONO).values())
                .containsEntry("app", "./lib/main.mjs")
                .containsEntry("export", "server");
        assertThat(AppExport.parse("src/build.ts", Framework.FASTIFY).name()).isEqualTo("buildApp");
        for (var wrong : new String[] {"a b#c", "../up.ts#x", "x'; process.exit()//#a", "src/app.ts#a-b", "#a"}) {
            assertThatThrownBy(() -> AppExport.parse(wrong, Framework.EXPRESS)).hasMessageContaining("--app");
        }
    }

    @Test
    void readsAMavenProject() throws IOException {
        Files.createDirectories(folder.resolve("src/main/java/com/example"));
        Files.writeString(
                folder.resolve("src/main/java/com/example/Shop.java"), "@SpringBootApplication class Shop {}");
        Files.writeString(folder.resolve("pom.xml"), """
                <project><parent><groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-parent</artifactId><version>4.1.2</version></parent>
                <groupId>com.example</groupId><artifactId>shop</artifactId><version>1.0.0</version></project>
                """);

        assertThat(SpringApp.read(folder, Optional.empty()))
                .isEqualTo(new SpringApp("com.example", "shop", "1.0.0", "4.1.2", "com.example.Shop"));
        assertThatThrownBy(() -> SpringApp.read(folder, Optional.of("a b"))).hasMessageContaining("--app");

        Files.writeString(
                folder.resolve("pom.xml"), "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><project/>");
        assertThatThrownBy(() -> SpringApp.read(folder, Optional.empty())).hasMessageContaining("pom.xml");
    }
}
