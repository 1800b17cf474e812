package dev.seedbed.core.guard.ci;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a CI file is to do: where branches come from, what is published, how it is tested.
///
/// `source` is a path inside the repository. `test` is a command for a shell. `life` is how long a branch is
/// needed at most: `30m`, `4h`, `2d`. `shards` is on how many branches at once the tests run.
public record Recipe(
        ProviderName provider,
        String source,
        Optional<String> test,
        String life,
        int shards,
        Optional<Shipment> shipment,
        Optional<Archive> archive) {

    private static final int MOST_SHARDS = 50;
    private static final Pattern SOURCE = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9._][A-Za-z0-9._/ @-]*\\.(sql|ya?ml)");
    private static final Pattern TARGET = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9._][A-Za-z0-9._/@-]*");
    private static final Pattern LIFE = Pattern.compile("[1-9][0-9]{0,3}[mhd]");
    private static final Pattern URL = Pattern.compile("https://[A-Za-z0-9][A-Za-z0-9._~:/?&=%+@-]*");
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

    /// What goes to production: the command that builds it, and the files and folders that it makes, by their
    /// paths inside the repository.
    public record Shipment(String build, List<String> targets) {
        public Shipment {
            build = build.strip();
            requireCommand("--build", build, "Give the command that builds what is shipped.");
            targets = List.copyOf(targets);
            targets.forEach(target -> require(
                    TARGET.matcher(target).matches(),
                    "--scan",
                    target,
                    "Give a file or folder by its path inside the repository: letters, digits, . _ - @ and /."));
        }
    }

    /// Where the runner gets Seedbed from: a `.tar.gz` of its folder, and the checksum that it must have.
    public record Archive(String url, String sha256) {
        public Archive {
            require(
                    URL.matcher(url).matches(),
                    "--archive",
                    url,
                    "Give the https URL of a .tar.gz, without a password.");
            require(SUM.matcher(sha256).matches(), "--sha256", sha256, "Give the 64 digits that sha256sum prints.");
        }
    }

    public Recipe {
        test = test.map(String::strip);
        require(
                SOURCE.matcher(source).matches(),
                "--source",
                source,
                "Give a .sql or .yaml file by its path inside the repository: letters, digits, . _ - @, spaces and /.");
        require(LIFE.matcher(life).matches(), "--ttl", life, "Give a time such as 30m, 4h or 2d.");
        require(
                shards >= 1 && shards <= MOST_SHARDS,
                "--shards",
                Integer.toString(shards),
                "Give a number from 1 to 50.");
        test.ifPresent(command -> requireCommand("--test", command, "Give the command that runs your tests."));
    }

    /// The CI service would put a value into the text of the command, and others choose many of these values.
    private static void requireCommand(String option, String command, String remedy) {
        require(!command.isEmpty(), option, command, remedy);
        require(
                command.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t'),
                option,
                "the command",
                "Take the control characters out of it.");
        require(
                !command.contains("${{") && !command.contains("$[["),
                option,
                command,
                "Use environment variables instead of the CI service's expressions.");
    }

    /// The keys that the CI service has to keep, by name.
    public List<String> secrets() {
        return Keys.of(provider).secrets();
    }

    /// The variables that have to be set there, by name.
    public List<String> variables() {
        var names = new ArrayList<>(
                archive.isPresent() ? List.<String>of() : List.of("SEEDBED_ARCHIVE_URL", "SEEDBED_ARCHIVE_SHA256"));
        Keys.of(provider).settings().stream()
                .filter(name -> !name.startsWith("SEEDBED_"))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /// Whether branches live on a server of the job's own, so that no key is needed and nothing is left.
    boolean local() {
        return provider == ProviderName.LOCAL;
    }

    /// The files whose change asks for a new generation: the source, and for a scenario the schemas beside it.
    List<String> watched() {
        var folder = source.substring(0, source.lastIndexOf('/') + 1);
        return source.endsWith(".sql") ? List.of(source) : List.of(source, folder + "*.sql");
    }

    private static void require(boolean good, String option, String value, String remedy) {
        if (!good) {
            throw Problem.error(Category.USAGE, "This is not what " + option + " takes.", value, "", remedy)
                    .exception();
        }
    }
}
