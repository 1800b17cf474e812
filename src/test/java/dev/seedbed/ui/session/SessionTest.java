package dev.seedbed.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    private final TableName customers = new TableName("public", "customers");

    @Test
    void opensASampleWithItsTenantTable() {
        var session = Workbenches.sessionOn("sample:storefront");

        assertThat(Workbenches.project(session).graph().root()).contains(new TableName("public", "stores"));
        assertThat(session.problemProperty().get()).isEmpty();
    }

    @Test
    void aSourceThatCannotBeOpenedIsExplainedAndLeavesTheProjectOpen() {
        var session = Workbenches.sessionOn("sample:storefront");
        var before = Workbenches.project(session);

        session.open("/nowhere/schema.sql");

        assertThat(session.problemProperty().get()).hasValueSatisfying(problem -> {
            assertThat(problem.where()).isEqualTo("/nowhere/schema.sql");
            assertThat(problem.remedy()).isNotBlank();
        });
        assertThat(Workbenches.project(session)).isSameAs(before);
    }

    @Test
    void whatIsWorkedOutForOneProjectDoesNotReplaceTheNext() {
        var later = new ArrayDeque<Runnable>();
        var session = Workbenches.session(Background.on(later::add));
        var next = Workbenches.project(Workbenches.sessionOn("sample:tracker"));
        session.open("sample:storefront");

        session.adopt(next);
        while (!later.isEmpty()) {
            later.remove().run();
        }

        assertThat(Workbenches.project(session).source()).isEqualTo(next.source());
        assertThat(session.busyProperty().get()).isFalse();
    }

    @Test
    void brokenSqlIsExplainedWithItsLine(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("broken.sql"), "-- tables\nCREATE TABLEE b (id int);\n");

        var session = Workbenches.sessionOn(file.toString());

        assertThat(session.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).contains("broken.sql, line 2"));
    }

    @Test
    void anotherRootIsJudgedAnew() {
        var session = Workbenches.sessionOn("sample:ledger");
        var accounts = new TableName("public", "accounts");

        session.chooseRoot(Optional.of(accounts));

        assertThat(Workbenches.project(session).graph().root()).contains(accounts);
    }

    @Test
    void aLargerSizeMakesMoreRows() {
        var session = Workbenches.sessionOn("sample:ledger");

        session.chooseSize(Size.M);

        assertThat(Workbenches.project(session).plan().rows()).isBetween(20_000L, 45_000L);
        assertThat(session.sizeProperty().get()).contains(Size.M);
    }

    @Test
    void reloadingKeepsTheSelectedTable() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.tableProperty().set(Optional.of(customers));

        session.reload();

        assertThat(session.tableProperty().get()).contains(customers);
    }

    @Test
    void openingAnotherSourceForgetsSelectionAndSize() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.tableProperty().set(Optional.of(customers));
        session.chooseSize(Size.S);

        session.open("sample:ledger");

        assertThat(session.tableProperty().get()).isEmpty();
        assertThat(session.sizeProperty().get()).isEmpty();
    }
}
