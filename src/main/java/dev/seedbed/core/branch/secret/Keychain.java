package dev.seedbed.core.branch.secret;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The operating system's store of secrets, asked through its own program: `security` on macOS, `secret-tool` on Linux.
/// Windows has none that gives a secret back, so nothing is found there.
///
/// The program is given the name of a secret and answers with the secret: none is ever in an argument.
public final class Keychain {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SERVICE = "seedbed";

    /// How one system's program is called.
    private enum Kind {
        MACOS("security"),
        LINUX("secret-tool"),
        NONE("");

        private final String program;

        Kind(String program) {
            this.program = program;
        }

        private static Kind of(String operatingSystem) {
            var name = operatingSystem.toLowerCase(Locale.ROOT);
            return name.startsWith("mac") ? MACOS : name.startsWith("windows") ? NONE : LINUX;
        }

        private List<String> lookup(Path program, String account) {
            return this == MACOS
                    ? List.of(program.toString(), "find-generic-password", "-s", SERVICE, "-a", account, "-w")
                    : List.of(program.toString(), "lookup", "service", SERVICE, "account", account);
        }

        private String store(String account) {
            return this == MACOS
                    ? "security add-generic-password -s seedbed -a " + account + " -w"
                    : "secret-tool store --label='Seedbed " + account + "' service seedbed account " + account;
        }
    }

    private final Kind kind;
    private final Optional<Path> program;
    private final Duration limit;

    /// `operatingSystem` as the property `os.name` has it; the program is looked for in the environment's `PATH`.
    public Keychain(String operatingSystem, Map<String, String> environment) {
        this(operatingSystem, environment, LIMIT);
    }

    Keychain(String operatingSystem, Map<String, String> environment, Duration limit) {
        this.kind = Kind.of(operatingSystem);
        this.program =
                kind == Kind.NONE ? Optional.empty() : Programs.in(environment).find(kind.program);
        this.limit = limit;
    }

    public static Keychain ofUser() {
        return new Keychain(System.getProperty("os.name", ""), System.getenv());
    }

    /// The secret of that name; empty where there is none, or no keychain.
    Optional<Secret> find(String name) {
        return program.flatMap(found -> ask(kind.lookup(found, name)));
    }

    /// The command that a person stores a secret with, which asks for it; empty where no keychain can be asked.
    Optional<String> storeCommand(String name) {
        return program.map(_ -> kind.store(name));
    }

    private Optional<Secret> ask(List<String> command) {
        try {
            return Programs.run(command, Path.of("").toAbsolutePath(), Programs.Errors.DROPPED, limit)
                    .or(() -> {
                        throw silent("It did not answer within " + limit.toSeconds() + " seconds.");
                    })
                    .filter(answer -> answer.exitCode() == 0)
                    .map(answer -> answer.output().strip())
                    .filter(value -> !value.isEmpty())
                    .map(Secret::new);
        } catch (IOException failure) {
            throw silent(FileFailure.reason(failure));
        }
    }

    private SeedbedException silent(String why) {
        return Problem.error(
                        Category.UNREACHABLE,
                        "The keychain could not be asked.",
                        kind.program,
                        why,
                        "Unlock the keychain, or set the key in the environment.")
                .exception();
    }
}
