package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Draws what comes up below the graph, for the eye; and checks that there is something to see.
class DrawerScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    private final Workbench workbench = Workbenches.workbench();

    @Test
    void aProofThatFailed() throws IOException {
        draw(sample("storefront"), "proof-failed", root -> fire(root, "#prove"));
    }

    @Test
    void theKeysOfAProof() throws IOException {
        draw(sample("ledger"), "proof-keys", root -> {
            fire(root, "#prove");
            settle(root);
            fire(root, "#proof-by-key");
        });
    }

    @Test
    void aProofThatIsClean() throws IOException {
        draw(sample("ledger"), "proof-clean", root -> fire(root, "#prove"));
    }

    @Test
    void aMigration() throws IOException {
        draw(sample("storefront"), "migration", root -> mend(root, 2));
    }

    @Test
    void anIntendedTable() throws IOException {
        draw(sample("storefront"), "migration-intended", root -> {
            mend(root, 6);
            fire(root, "#offer-intended");
        });
    }

    @Test
    void theEffectOfAMigration() throws IOException {
        draw(sample("storefront"), "migration-effect", root -> {
            mend(root, 2);
            fire(root, "#migration-preview");
        });
    }

    @Test
    void aRehearsal() throws IOException {
        draw(sample("storefront"), "migration-rehearsed", root -> {
            mend(root, 2);
            fire(root, "#migration-rehearse");
        });
    }

    @Test
    void nothingToMend() throws IOException {
        draw(sample("ledger"), "migration-nothing", root -> fire(root, "#mend"));
    }

    @Test
    void aSchemaThatCannotBeProven() throws IOException {
        var url = PostgresServers.newest().database(Samples.ddl("storefront"));
        var project = workbench.open(Source.parse(url.connectable()), Progress.UNWATCHED);
        draw(project, "proof-error", root -> fire(root, "#prove"));
    }

    @Test
    void theSmallestExample() throws IOException {
        var schema = """
                CREATE TABLE tenants (id bigint PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (id bigint PRIMARY KEY, tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE INDEX ON orders (tenant_id);
                CREATE TABLE entries (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
                    other_order_id bigint REFERENCES orders);
                CREATE INDEX ON entries (order_id);
                CREATE INDEX ON entries (other_order_id);
                """;
        var file = Files.createTempDirectory("seedbed-pictures").resolve("schema.sql");
        Files.writeString(file, schema);
        draw(workbench.open(Source.parse(file.toString()), Progress.UNWATCHED), "example", root -> {
            verdicts(root)
                    .getSelectionModel()
                    .select(verdicts(root).getItems().stream()
                            .filter(table -> table.verdict() == Verdict.BLOCKS)
                            .findFirst()
                            .orElseThrow());
            settle(root);
            fire(root, "#examples-show");
        });
    }

    private Project sample(String name) {
        return workbench.open(Source.parse("sample:" + name), Progress.UNWATCHED);
    }

    @SuppressWarnings("unchecked")
    private static ListView<TableVerdict> verdicts(Parent root) {
        return (ListView<TableVerdict>) root.lookup("#verdicts");
    }

    private static void mend(Parent root, int fault) {
        fire(root, "#mend");
        settle(root);
        ((ListView<?>) root.lookup("#migration-faults")).getSelectionModel().select(fault);
        settle(root);
    }

    private static void fire(Parent root, String button) {
        ((ButtonBase) root.lookup(button)).fire();
        settle(root);
    }

    private static void settle(Parent root) {
        root.applyCss();
        root.layout();
    }

    private void draw(Project project, String name, Consumer<Parent> change) throws IOException {
        var files = Shot.cascade(name, change).write(workbench, project, FOLDER);

        assertThat(files).hasSize(2);
        for (var file : files) {
            var image = ImageIO.read(file.toFile());
            var colours = image.getData().getPixels(0, 0, 1000, 800, (int[]) null);
            assertThat(Arrays.stream(colours).distinct().count()).isGreaterThan(40);
        }
    }
}
