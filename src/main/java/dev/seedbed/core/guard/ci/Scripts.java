package dev.seedbed.core.guard.ci;

import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.providers.BranchProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;

/// The shell scripts of the jobs, which the services share but for their {@link Dialect}.
///
/// No secret is in the text of a script: all come in through the environment. No password is an argument of a
/// program: psql gets it as `PGPASSWORD`.
final class Scripts {

    private final CiSystem system;
    private final Dialect dialect;
    private final Recipe recipe;
    private final ProviderName provider;

    private Scripts(CiSystem system, Recipe recipe, ProviderName provider) {
        this.system = system;
        this.dialect = switch (system) {
            case GITHUB -> Dialect.GITHUB;
            case GITLAB -> Dialect.GITLAB;
        };
        this.recipe = recipe;
        this.provider = provider;
    }

    /// Scripts that work on the recipe's provider.
    static Scripts of(CiSystem system, Recipe recipe) {
        return new Scripts(system, recipe, recipe.provider());
    }

    /// The same, on the server that `SEEDBED_SERVER_URL` names.
    Scripts onServer() {
        return new Scripts(system, recipe, ProviderName.LOCAL);
    }

    /// Downloads Seedbed.
    String setup() {
        return setup("");
    }

    /// The same; without variables that say where from, a run that cannot have any ends well, and tests
    /// nothing.
    String setupIfPossible() {
        return setup(text("keyless-" + system.code()));
    }

    private String setup(String otherwise) {
        return text("setup-" + system.code())
                .replace("  @keyless\n", otherwise)
                .replace("@download\n", text("download"));
    }

    /// Gives the job's own server a password.
    String server() {
        return text("server");
    }

    /// Publishes the source.
    String push() {
        return "seedbed push \"$SOURCE\" --to " + provider.code() + "\n";
    }

    String branch() {
        return text("branch");
    }

    /// Waits until the branch answers SQL.
    String await() {
        return text("wait");
    }

    /// Compares the seal in the branch with the base.
    String generation() {
        return text("generation");
    }

    /// Looks for data of real people in the branch.
    String audit() {
        return "seedbed audit \"$ADDRESS\"\n";
    }

    /// Looks for test routes in what the build made.
    String scan(Recipe.Shipment shipment) {
        return "seedbed routes scan " + String.join(" ", shipment.targets()) + "\n";
    }

    /// Without a command it fails: a test that tests nothing must not pass.
    String test() {
        return recipe.test().map(command -> command + "\n").orElseGet(() -> text("test"));
    }

    /// Deletes the branches of a pull request.
    String delete() {
        return text("delete");
    }

    /// Where no branch has an end, those go whose life is over by their age.
    String sweep() {
        return "seedbed sweep" + (endless() ? " --older-than " + recipe.life() : "") + place() + "\n";
    }

    private boolean endless() {
        return BranchProviders.ends(provider) == Capabilities.Ends.NONE;
    }

    private String place() {
        return provider == ProviderName.LOCAL ? "" : " --provider " + provider.code();
    }

    private String text(String name) {
        return file(name)
                .replaceAll(
                        "@mask (\\w+)\\n",
                        Matcher.quoteReplacement(dialect.mask()).replace("@name", "$1"))
                .replace("@server\n", dialect.server())
                .replace("@branch\n", dialect.branch())
                .replace("@error ", dialect.error())
                .replace("@notice ", dialect.notice())
                .replace("@provider", place())
                .replace("@life", endless() ? "" : " --ttl " + recipe.life())
                .replace("@system", system.code());
    }

    static String file(String name) {
        try (var file = Scripts.class.getResourceAsStream(name + ".sh")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
