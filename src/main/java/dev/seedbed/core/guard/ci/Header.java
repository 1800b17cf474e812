package dev.seedbed.core.guard.ci;

import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.providers.BranchProviders;
import java.util.ArrayList;
import java.util.List;

/// What a person has to know who opens the file: what it does, and what it needs to be set.
final class Header {

    private static final String ARCHIVE = """
            SEEDBED_ARCHIVE_URL and SEEDBED_ARCHIVE_SHA256 name a .tar.gz of Seedbed's folder (target/seedbed of a build for
            Linux), and its checksum.
            """;

    private static final String CHANGES = """

            Written again by the command above. A file that you changed is not overwritten, unless with --force.
            """;

    private Header() {}

    static String github(Recipe recipe) {
        if (recipe.local()) {
            return comment("""
                    Tests every pull request on a PostgreSQL of the job's own, with the seed published there. No key is needed.
                    Test workers can have branches of their own: seedbed branch create "$BRANCH" --workers 4

                    """ + variables(recipe, "Repository variables") + archive(recipe, """
                    Forks do not see variables: with --archive and --sha256 they stand here, and forks are tested too.
                    """) + CHANGES);
        }
        return comment(what(recipe.provider(), "pull request") + """
                A pull request gets the branch pr-NUMBER, made anew for each push and deleted when it is closed. What is left goes
                %sA change of the source on the default branch publishes base-seed.

                """.formatted(left(recipe, "the nightly sweep."))
                + variables(recipe, "Repository variables")
                + secrets(recipe, "Repository secrets")
                + """
                Forks and Dependabot see none of these. They are tested on a PostgreSQL of the job's own, with the seed
                published there.
                """ + archive(recipe, """
                For forks to be tested, the archive must stand here: write this file with --archive and --sha256.
                """) + CHANGES);
    }

    static String gitlab(Recipe recipe) {
        var include = """
                Include it in .gitlab-ci.yml: include: [{local: %s}]

                """.formatted(CiSystem.GITLAB.file());
        if (recipe.local()) {
            return comment("""
                    Tests every merge request on a PostgreSQL of the job's own, with the seed published there. No key is needed.
                    Test workers can have branches of their own: seedbed branch create "$BRANCH" --workers 4
                    """ + include + variables(recipe, "CI/CD variables") + archive(recipe, "") + CHANGES);
        }
        return comment(what(recipe.provider(), "merge request") + """
                A merge request gets the branch mr-NUMBER, made anew for each push and deleted when it is closed. What is left
                goes %smake a nightly schedule under Build > Pipeline schedules. A change of the
                source on the default branch publishes base-seed.
                """.formatted(left(recipe, "the sweep:")) + include
                + variables(recipe, "CI/CD variables")
                + secrets(recipe, "CI/CD variables, masked") + """
                Give the masked ones the environment scope seedbed/*, and do not protect them: then only jobs that name such
                an environment get them, and never the one that tests a fork.
                """ + archive(recipe, "") + CHANGES);
    }

    private static String what(ProviderName provider, String request) {
        return "Tests every " + request + " on a branch of base-seed (" + provider.title() + ").\n";
    }

    private static String left(Recipe recipe, String sweep) {
        return BranchProviders.ends(recipe.provider()) == Capabilities.Ends.NONE
                ? "with every branch that is older than " + recipe.life() + " and not guarded, in " + sweep + "\n"
                : "by itself after " + recipe.life() + ", or in " + sweep + " ";
    }

    private static String variables(Recipe recipe, String title) {
        var names = new ArrayList<String>();
        if (recipe.archive().isEmpty()) {
            names.addAll(List.of("SEEDBED_ARCHIVE_URL", "SEEDBED_ARCHIVE_SHA256"));
        }
        var settings = Keys.of(recipe.provider()).settings();
        names.addAll(
                settings.stream().filter(name -> !name.startsWith("SEEDBED_")).toList());
        var optional =
                settings.stream().filter(name -> name.startsWith("SEEDBED_")).toList();
        return (names.isEmpty() ? "" : title + ": " + String.join(", ", names) + ".\n")
                + (optional.isEmpty() ? "" : "Where the default does not fit: " + String.join(", ", optional) + ".\n");
    }

    private static String archive(Recipe recipe, String forks) {
        return recipe.archive().isPresent()
                ? "Jobs get Seedbed from the archive that is named below.\n"
                : ARCHIVE + forks;
    }

    private static String secrets(Recipe recipe, String title) {
        return title + ": " + String.join(", ", Keys.of(recipe.provider()).secrets()) + ".\n";
    }

    private static String comment(String text) {
        return "#\n" + text.replaceAll("(?m)^(?=.)", "# ").replaceAll("(?m)^$(?!\\z)", "#") + "\n";
    }
}
