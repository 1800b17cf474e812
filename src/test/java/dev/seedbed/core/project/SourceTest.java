package dev.seedbed.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void aNameThatNoFileCanHaveIsRefused() {
        var problem = refused("\0.sql");

        assertThat(problem.category()).isEqualTo(Category.USAGE);
        assertThat(problem.why()).contains("No file can have this name");
    }

    @Test
    void aMistypedAddressIsShownWithoutItsPassword() {
        assertThat(refused("postgre://ann:hidden@db/shop").where()).isEqualTo("postgre://***@db/shop");
        assertThat(refused("db user=ann password='hidden'").where()).isEqualTo("db user=ann password=***");
        assertThat(refused("sample:shop user=ann password=hidden"))
                .extracting(Problem::what, Problem::where)
                .containsExactly(
                        "There is no sample 'shop user=ann password=***'.", "sample:shop user=ann password=***");
        assertThat(refused("ann:hidden@db/shop").where()).isEqualTo("ann:***@db/shop");
    }

    private static Problem refused(String text) {
        return catchThrowableOfType(SeedbedException.class, () -> Source.parse(text))
                .problem();
    }
}
