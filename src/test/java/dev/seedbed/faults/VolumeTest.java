package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.bench.ManyTables;
import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.Effort;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Much of everything.
class VolumeTest {

    private static final Pattern LIVE = Pattern.compile("live=(\\d+) looks=(\\d+)");

    @TempDir
    Path folder;

    /// What is live stays a small part of the heap, however many rows there are.
    @Test
    void manyRowsNeedNoMoreMemoryThanFew() throws Exception {
        var heap = Effort.of(40, 256);
        var rows = Effort.of(500_000, 50_000_000);
        var child = ChildJvm.start(List.of("-Xmx" + heap + "m"), VolumeMain.class, Integer.toString(rows));

        assertThat(child.process().waitFor()).as(child.printed()).isZero();

        Effort.tell("volume with -Xmx" + heap + "m: " + child.printed());
        var told = LIVE.matcher(child.printed());
        assertThat(told.find()).as(child.printed()).isTrue();
        assertThat(Long.parseLong(told.group(1))).isBetween(1L, 30L << 10);
        assertThat(Integer.parseInt(told.group(2))).isGreaterThan(10);
    }

    @Test
    void manyTablesGoAllTheWay() throws Exception {
        var tables = Effort.of(100, 1_000);
        var file = Files.writeString(folder.resolve("many.sql"), ManyTables.ddl(tables));
        var workbench = new Workbench(PostgresServers.newestHome());
        var project = workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
        try {
            var seed = folder.resolve("seed.sql");
            workbench.export(project, Loader.PSQL, seed, Progress.UNWATCHED);

            var loaded = workbench.load(project, seed, Progress.UNWATCHED);

            assertThat(loaded.check().clean()).isTrue();
            assertThat(loaded.check().tables()).hasSize(tables);
            assertThat(workbench.prove(project, Progress.UNWATCHED).clean()).isTrue();
        } finally {
            var database = project.schemaDatabase().orElseThrow().url();
            TestServer.drop(PostgresServers.newest().url(), database.database());
        }
    }
}
