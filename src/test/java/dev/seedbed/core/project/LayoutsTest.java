package dev.seedbed.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutsTest {

    private static final Source LEDGER = Source.parse("sample:ledger");
    private static final Arrangement ARRANGED = new Arrangement(
            Set.of("billing", "größe \"x\""), Map.of(new TableName("public", "orders"), new Point(120.5, 48)));

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasKept() {
        layouts().write(LEDGER, ARRANGED);

        assertThat(layouts().read(LEDGER)).isEqualTo(ARRANGED);
    }

    @Test
    void keepsSourcesApart() {
        layouts().write(LEDGER, ARRANGED);

        assertThat(layouts().read(Source.parse("sample:storefront"))).isEqualTo(Arrangement.NONE);
    }

    @Test
    void aFileIsTheSameFromEveryFolder() {
        var yaml = Path.of("some", "shop.yaml");
        layouts().write(new Source.ScenarioYaml(yaml.toAbsolutePath()), ARRANGED);

        assertThat(layouts().read(new Source.ScenarioYaml(yaml))).isEqualTo(ARRANGED);
    }

    @Test
    void leavesNoFileForNoChange() throws IOException {
        layouts().write(LEDGER, ARRANGED);
        layouts().write(LEDGER, Arrangement.NONE);

        try (var files = Files.list(folder.resolve("layouts"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoLayoutIsPassedOver() throws IOException {
        layouts().write(LEDGER, ARRANGED);
        try (var files = Files.list(folder.resolve("layouts"))) {
            Files.writeString(files.findFirst().orElseThrow(), "{\"pins\": 3");
        }

        assertThat(layouts().read(LEDGER)).isEqualTo(Arrangement.NONE);
    }

    private Layouts layouts() {
        return new Layouts(new SeedbedHome(folder));
    }
}
