package dev.seedbed.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.ci.CiSystem;
import dev.seedbed.core.guard.ci.Recipe;
import dev.seedbed.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the file for CI asks of its provider, asked of every provider.
@ParameterizedClass
@MethodSource("dev.seedbed.conformance.Worlds#remote")
class WorkflowTest {

    private static final String LIFE = "4h";
    private static final Duration HOURS = Duration.ofHours(4);

    @Parameter
    Worlds.Kind kind;

    @TempDir
    Path folder;

    @AutoClose
    private ProviderWorld world;

    /// The branch is made twice, as by two pushes to a pull request; then it is night.
    @ParameterizedTest
    @EnumSource
    void makesABranchThatGoesWhenItsTimeIsOver(CiSystem system) throws InterruptedException {
        world = kind.open(folder);
        var provider = world.provider();
        provider.publish(world.publication(10), Progress.UNWATCHED);
        var create = options(system, provider, "seedbed branch create \"\\$BRANCH\"");
        var sweep = options(system, provider, "seedbed sweep");

        create(provider, create);
        var branch = create(provider, create);

        assertThat(TestServer.query(world.url(branch.name()), "SELECT count(*) FROM notes"))
                .isEqualTo("10");
        if (sweep.contains(" --older-than " + LIFE + " ")) {
            assertThat(branch.expiresAt()).isEmpty();
            Thread.sleep(1100);
            // A second in the place of the hours.
            var policy = new SweepPolicy(false, Optional.of(Duration.ofSeconds(1)));
            assertThat(provider.sweep(policy, Progress.UNWATCHED))
                    .extracting(Swept::name)
                    .containsExactly(branch.name().value());
        } else {
            assertThat(sweep).doesNotContain("--older-than");
            assertThat(branch.expiresAt().orElseThrow()).isBefore(Instant.now().plus(HOURS));
        }
    }

    private Branch create(BranchProvider provider, String options) {
        var wanted = new NewBranch(new BranchName("pr-12"), world.base());
        var living = options.contains(" --ttl " + LIFE + " ") ? wanted.living(HOURS) : wanted;
        assertThat(options).contains(" --fresh ");
        return provider.create(living.anew(), Progress.UNWATCHED);
    }

    /// What stands behind the command in the line that is for this provider, with spaces around it.
    private static String options(CiSystem system, BranchProvider provider, String command) {
        var recipe = new Recipe(
                provider.name(), "scenario.yaml", Optional.empty(), LIFE, 1, Optional.empty(), Optional.empty());
        var line = Pattern.compile(command + "((?: [a-z0-9-]+)*? --provider "
                        + provider.name().code() + "(?: [a-z0-9-]+)*)")
                .matcher(system.text(recipe));
        assertThat(line.find()).as(command).isTrue();
        return line.group(1) + " ";
    }
}
