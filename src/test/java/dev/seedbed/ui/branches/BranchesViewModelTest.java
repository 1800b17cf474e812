package dev.seedbed.ui.branches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.TestServer;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.branches.BranchesViewModel.BranchLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BranchesViewModelTest {

    private static final String NAME = "workbench-test";

    private final BranchesViewModel model = new BranchesViewModel(Workbenches.sessionOn("sample:ledger"));

    @AfterEach
    void deleteBranch() {
        model.branches().stream()
                .filter(line -> line.branch().name().value().equals(NAME))
                .findFirst()
                .ifPresent(line -> model.delete(line.branch()));
    }

    @Test
    void publishesThenHandsOutABranchWithTheRows() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.branches()).first().matches(line -> line.branch().isBase());
        assertThat(TestServer.query(line().url().orElseThrow(), "SELECT count(*) FROM workspaces"))
                .isEqualTo("10");
        assertThat(model.outcomeProperty().get()).isEqualTo("Created workbench-test.");
    }

    @Test
    void aBranchOfAnOlderBaseIsOutdated() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();
        assertThat(line().outdated()).isFalse();

        model.publish();

        assertThat(line().outdated()).isTrue();
    }

    @Test
    void aNameThatFitsNoDatabaseIsExplained() {
        model.nameProperty().set("Not A Name");

        model.create();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.remedy()).contains("pr-123"));
    }

    @Test
    void aDeletedBranchIsGone() {
        model.publish();
        model.nameProperty().set(NAME);
        model.create();

        model.delete(line().branch());

        assertThat(model.branches())
                .extracting(line -> line.branch().name().value())
                .doesNotContain(NAME);
    }

    private BranchLine line() {
        return model.branches().stream()
                .filter(line -> line.branch().name().value().equals(NAME))
                .findFirst()
                .orElseThrow();
    }
}
