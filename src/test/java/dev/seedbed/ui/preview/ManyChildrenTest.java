package dev.seedbed.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.control.RowTable.Current;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tenant table that hundreds of keys point at.
class ManyChildrenTest {

    private static final int TABLES = 60;

    @TempDir
    Path folder;

    @Test
    void someAreShownAndCountedAndMoreWhenAsked() throws IOException {
        var ddl = IntStream.range(0, TABLES)
                .mapToObj(
                        "CREATE TABLE part_%d (id bigint PRIMARY KEY, tenant_id bigint NOT NULL REFERENCES tenants);"
                                ::formatted)
                .collect(Collectors.joining("\n", "CREATE TABLE tenants (id bigint PRIMARY KEY);\n", "\n"));
        var session = Workbenches.sessionOn(
                Files.writeString(folder.resolve("many.sql"), ddl).toString());
        var model = new PreviewViewModel(session);
        session.tableProperty().set(Optional.of(new TableName("public", "tenants")));
        model.look(Optional.of(new Current(0, Optional.of(0))));
        var inspection = model.inspection();

        assertThat(inspection.children())
                .hasSize(InspectionViewModel.SHOWN)
                .allMatch(line -> line.count().isPresent());
        assertThat(inspection.beyondProperty().get()).hasSize(TABLES - InspectionViewModel.SHOWN);

        inspection.showMore();
        inspection.showMore();

        assertThat(inspection.children())
                .hasSize(TABLES)
                .allMatch(line -> line.count().isPresent());
        assertThat(inspection.beyondProperty().get()).isEmpty();
    }
}
