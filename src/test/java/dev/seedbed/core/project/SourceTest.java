package dev.seedbed.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.util.List;
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
        assertThat(refused("postgre://ann@[::1]:hidden/shop").where()).isEqualTo("postgre://***@[::1]:***/shop");
        assertThat(refused("postgre://ann:hidden").where()).isEqualTo("postgre://ann:***");
        assertThat(List.of("postgres:///ann:hidden@db", "postgres://password=hidden@db/shop"))
                .allSatisfy(torn -> assertThat(refused(torn).text()).doesNotContain("hidden"));
        assertThat(refused("C:\\data\\schema.txt").where()).isEqualTo("C:\\data\\schema.txt");
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
