package dev.seedbed;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.core.Pushing;
import dev.seedbed.core.SourceReader;
import dev.seedbed.core.scenario.FakerTexts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The plan of the house, held against the compiled classes.
class ArchitectureTest {

    /// The stages of the core in the order in which data flows: none uses a later one.
    private static final List<String> STAGES = List.of(
            "feedback",
            "schema",
            "database",
            "cascade",
            "scenario",
            "synthetic",
            "generate",
            "design",
            "deliver",
            "preview",
            "trial",
            "proof",
            "branch",
            "guard",
            "project");

    /// The rooms of the scenario, in the same way: the edge cases as data, what a scenario consists of, what checks ask
    /// for, what is inferred, and the file.
    private static final List<String> ROOMS = List.of("edge", "", "check", "draft", "file");

    private static final String CORE = "dev.seedbed.core..";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.seedbed");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void coreKnowsNoFrontEnd() {
        check(noClasses()
                .that()
                .resideInAPackage(CORE)
                .should(dependOnClassesThat(resideInAnyPackage(
                        "javafx..", "com.sun.javafx..", "picocli..", "dev.seedbed.ui..", "dev.seedbed.cli..")))
                .because("the workbench and the command line are two faces of one core"));
    }

    @Test
    void onlyTheWorkbenchWindowKnowsJavaFx() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.seedbed.ui..")
                .should(dependOnClassesThat(resideInAPackage("javafx..")))
                .because("the command line must start where there is no display"));
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.seedbed.cli..")
                .should(dependOnClassesThat(resideInAPackage("picocli..")))
                .because("options and exit codes are the command line's own business"));
    }

    @Test
    void onlySomeStagesTalkToDatabases() {
        var databases = resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..");
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.seedbed.core.database..",
                        "dev.seedbed.core.schema.introspect..",
                        "dev.seedbed.core.cascade..",
                        "dev.seedbed.core.deliver..",
                        "dev.seedbed.core.trial..",
                        "dev.seedbed.core.proof..",
                        "dev.seedbed.core.branch..",
                        "dev.seedbed.core.guard..")
                .and()
                .doNotBelongToAnyOf(Pushing.class, SourceReader.class)
                .should(dependOnClassesThat(databases))
                .because("generating is a pure function: what touches a server is easy to find"));
        check(noClasses()
                .that()
                .belongToAnyOf(Pushing.class, SourceReader.class)
                .should(dependOnClassesThat(databases.and(describe(
                        "are more than a connection and its failure",
                        type -> !type.isEquivalentTo(SQLException.class) && !type.isEquivalentTo(Connection.class)))))
                .because("the pipeline opens a connection and hands it on"));
    }

    @Test
    void onlyBranchProvidersSpeakHttp() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.seedbed.core.branch.*..")
                .should(dependOnClassesThat(resideInAPackage("java.net.http..")))
                .because("nothing else of Seedbed calls out"));
    }

    static Stream<String> stages() {
        return STAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void noStageUsesALaterOne(String stage) {
        var later = STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size()).stream()
                .map(name -> "dev.seedbed.core." + name + "..");
        var forbidden = Stream.concat(later, Stream.of("dev.seedbed.core")).toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage("dev.seedbed.core." + stage + "..")
                .should(dependOnClassesThat(resideInAnyPackage(forbidden)))
                .because("data flows one way: going back means going forward again"));
    }

    static Stream<String> rooms() {
        return ROOMS.stream();
    }

    private static String room(String name) {
        return "dev.seedbed.core.scenario" + (name.isEmpty() ? "" : "." + name);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void noRoomOfTheScenarioUsesALaterOne(String room) {
        var later = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
                .map(ArchitectureTest::room)
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(room(room))
                .should(dependOnClassesThat(resideInAnyPackage(later)))
                .because("what a scenario is can be read without how it is inferred or written down"));
    }

    @Test
    void everyPackageOfTheScenarioIsARoom() {
        check(classes()
                .that()
                .resideInAPackage("dev.seedbed.core.scenario..")
                .should()
                .resideInAnyPackage(ROOMS.stream().map(ArchitectureTest::room).toArray(String[]::new))
                .because("a new room has its place in the order"));
    }

    @Test
    void everyPackageOfTheCoreIsAStage() {
        check(classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .resideInAnyPackage(Stream.concat(
                                STAGES.stream().map(stage -> "dev.seedbed.core." + stage + ".."),
                                Stream.of("dev.seedbed.core"))
                        .toArray(String[]::new))
                .because("the pipeline is the folder list"));
    }

    @Test
    void packagesOfTheCoreFormNoCircle() {
        check(slices().matching("dev.seedbed.core.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package can be read without its users"));
    }

    @Test
    void viewModelsKnowNoControls() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.seedbed.ui..")
                .and()
                .haveSimpleNameEndingWith("ViewModel")
                .should(dependOnClassesThat(
                        resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "org.controlsfx..")))
                .because("what a screen does can be tested without showing it"));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.seedbed.cli..", "dev.seedbed")
                .should()
                .accessFieldWhere(describe(
                        "System.out or System.err",
                        (JavaFieldAccess access) -> access.getTargetOwner().isEquivalentTo(System.class)
                                && List.of("out", "err").contains(access.getName())))
                .because("standard output belongs to the data that was asked for"));
    }

    @Test
    void whatMayFindNothingSaysSo() {
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.seedbed..")
                .and()
                .haveNameMatching("find([A-Z].*)?")
                .should()
                .haveRawReturnType(Optional.class)
                .because("a finder that finds nothing answers with an empty Optional"));
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = HOUSE.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(pack -> !pack.isAnnotatedWith(NullMarked.class))
                .map(pack -> pack.getName());
        assertThat(unmarked)
                .as("NullAway checks nothing in a package that is not marked")
                .isEmpty();
    }

    /// The one exception is Datafaker, which takes a random generator: an expression of the scenario becomes a few
    /// texts, from a seed of their own, before the first row.
    @Test
    void rowsComeFromTheSeedAlone() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.seedbed.core.generate..", "dev.seedbed.core.scenario..", "dev.seedbed.core.synthetic..")
                .and(describe("do not ask Datafaker", (JavaClass type) -> !type.isEquivalentTo(FakerTexts.class)))
                .should(dependOnClassesThat(describe(
                        "are random generators",
                        (JavaClass type) -> type.isAssignableTo(RandomGenerator.class)
                                || type.isAssignableTo(Random.class)
                                || type.isEquivalentTo(ThreadLocalRandom.class)
                                || type.isAssignableTo(Clock.class))))
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("the same scenario makes the same bytes, on any day and on any machine"));
    }

    @Test
    void rowsRestOnNoInexactMathematics() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.seedbed.core.generate..", "dev.seedbed.core.scenario..")
                .should(callMethod(Math.class, "log", double.class))
                .orShould()
                .callMethod(Math.class, "exp", double.class)
                .orShould()
                .callMethod(Math.class, "sin", double.class)
                .orShould()
                .callMethod(Math.class, "cos", double.class)
                .because("these may differ in the last bit from one machine to another"));
    }
}
