package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.shell.Section;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/// Draws the audit of a database that is clean, and of one that is not.
class AuditScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    private static final String TABLE = "CREATE TABLE customers (id int PRIMARY KEY, email text, iban text, "
            + "phone text, notes text, profile jsonb);";

    @Test
    void showsFindingsWithTheWorstFirst() {
        var findings = draw("audit-unclean", TABLE + """
                INSERT INTO customers VALUES
                    (1, 'heidi.klammer@gmail.com', 'DE89370400440532013000', '+49 171 2345678',
                     'Please call Mr. Smith at once: 4539 1488 0343 6467, he wrote from 8.8.8.8',
                     '{"contact": {"mail": "jonas@web.de"}}'),
                    (2, 'a@example.com', NULL, NULL, 'nothing', '{}');
                """);

        assertThat(findings).isGreaterThan(3);
    }

    @Test
    void showsACleanOne() {
        var findings =
                draw("audit-clean", TABLE + "INSERT INTO customers VALUES (1, 'a@example.com', NULL, NULL, 'x', '{}')");

        assertThat(findings).isZero();
    }

    private static int draw(String name, String ddl) {
        var url = PostgresServers.newest().database(ddl).connectable();
        var workbench = Workbenches.workbench();
        var project = workbench.open(Source.parse("sample:tracker"), Progress.UNWATCHED);
        var found = new int[1];
        var files = new Shot(Section.AUDIT, name, root -> {
                    ((TextField) root.lookup("#audit-target")).setText(url);
                    ((Button) root.lookup("#audit-run")).fire();
                    found[0] = rows(root);
                })
                .write(workbench, project, FOLDER);
        assertThat(files).hasSize(2);
        return found[0];
    }

    private static int rows(Parent root) {
        return ((TableView<?>) root.lookup("#audit-findings")).getItems().size();
    }
}
