package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandTest;
import dev.seedbed.cli.ExitCode;
import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Layouts;
import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.core.project.Preferences;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each command that writes, on a disk without room: it says so, and what was there stays as it was.
class FullDiskTest extends CommandTest {

    private static final String OLD = "old";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export sample:ledger -o DISK/seed.sql",
                "export sample:ledger --loader insert -o DISK/seed.sql",
                "export sample:ledger --shard 1/2 -o DISK/part.sql",
                "init sample:storefront -o DISK/new.yaml",
                "fix sample:storefront --out DISK/migrations",
                "fixtures DISK/scenario.yaml --format ts -o DISK/seed.ts",
                "audit URL --html DISK/report.html",
                "audit URL --sarif DISK/report.sarif",
                "audit URL --baseline DISK/baseline.json --accept --note x",
                "attest sample:ledger --out DISK/evidence",
                "verify sample:storefront --baseline DISK/baseline.json --update-baseline",
                "routes generate sample:ledger --framework express --out DISK/app --write",
                "ci github --provider neon --source db/schema.sql --out DISK/ci.yml",
            })
    void isToldAndNothingIsHalfThere(String line) throws Exception {
        try (var disk = SmallDisk.at(folder.resolve("disk"), "256k")) {
            prepare(disk.folder());
            disk.fill(0);
            var before = files(disk.folder());
            var url = line.contains("URL")
                    ? PostgresServers.newest()
                            .database("CREATE TABLE teams (id int PRIMARY KEY, name text)")
                            .connectable()
                    : "";

            var outcome = run(line.replace("DISK", disk.folder().toString())
                    .replace("URL", url)
                    .split(" "));

            assertThat(outcome.err()).contains("No space left on device").doesNotContain("\tat ");
            assertThat(outcome.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(files(disk.folder())).isEqualTo(before);
        }
    }

    private static void prepare(Path disk) throws IOException {
        for (var name : List.of("seed.sql", "part.sql", "seed.ts", "report.html", "report.sarif", "other.json")) {
            Files.writeString(disk.resolve(name), OLD);
        }
        Files.writeString(
                disk.resolve("scenario.yaml"), "source: sample:ledger\nfixtures: {first: {table: workspaces}}\n");
        Files.writeString(disk.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);\n");
        Files.createDirectories(disk.resolve("evidence"));
        Files.createDirectories(disk.resolve("migrations"));
        Files.createDirectories(disk.resolve("app"));
        Files.writeString(disk.resolve("app").resolve("package.json"), "{\"dependencies\": {\"express\": \"5\"}}");
    }

    /// What a window keeps for a person is a convenience: it is kept as it was, without a word.
    @Test
    void whatAWindowRemembersStaysAsItWas() throws Exception {
        try (var disk = SmallDisk.at(folder.resolve("home"), "256k")) {
            var home = new SeedbedHome(disk.folder());
            keep(home, "first", 1);
            disk.fill(0);
            var before = files(disk.folder());

            keep(home, "x".repeat(10_000), 2_000);

            assertThat(files(disk.folder())).isEqualTo(before);
        }
    }

    @Test
    void aHomeThatIsReadOnlyKeepsNothingAndBreaksNothing() {
        try (var disk = SmallDisk.at(folder.resolve("home"), "256k")) {
            disk.writable(false);

            keep(new SeedbedHome(disk.folder()), "first", 1);

            assertThat(disk.folder()).isEmptyDirectory();
        }
    }

    private static void keep(SeedbedHome home, String word, int boxes) {
        new Preferences(home).keep("theme", word);
        new RecentSources(home).add(new Source.SqlFile(Path.of(word + ".sql")));
        var turned = java.util.stream.IntStream.range(0, boxes).mapToObj(box -> word.charAt(0) + "" + box);
        new Layouts(home)
                .write(
                        new Source.OfSample(Sample.LEDGER),
                        new Arrangement(turned.collect(java.util.stream.Collectors.toSet()), Map.of()));
        new OpenWindows(home).forget();
    }

    private static Map<String, String> files(Path disk) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(disk)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = disk.relativize(file).toString();
                files.put(name, name.equals("filler") ? "" : Files.readString(file));
            }
        }
        return files;
    }
}
