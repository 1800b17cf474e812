package dev.seedbed.core.branch.secret;

import dev.seedbed.core.branch.BranchFailure;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Keys and settings of providers, each looked up by its environment variable's name: in the environment, then in a
/// `.env` file of the working directory, and a secret last in the keychain. The first that is not blank counts; the
/// later places are not even looked at.
public final class Credentials {

    private final Map<String, String> environment;
    private final DotEnvFile file;
    private final Keychain keychain;
    private Optional<Map<String, String>> fileValues = Optional.empty();

    private Credentials(Map<String, String> environment, DotEnvFile file, Keychain keychain) {
        this.environment = Map.copyOf(environment);
        this.file = file;
        this.keychain = keychain;
    }

    /// Whether git ignores the file is asked of the git in the environment's `PATH`.
    public static Credentials of(Map<String, String> environment, Path workingDirectory, Keychain keychain) {
        var git = new Git(Programs.in(environment));
        return new Credentials(environment, new DotEnvFile(workingDirectory.resolve(".env"), git), keychain);
    }

    public static Credentials ofUser() {
        return of(System.getenv(), Path.of("").toAbsolutePath(), Keychain.ofUser());
    }

    public Optional<Secret> secret(String name) {
        return setting(name)
                .map(Secret::new)
                .or(() -> keychain.find(name).map(secret -> new Secret(usable(name, secret.value(), "the keychain"))));
    }

    /// What is no secret is not looked for in the keychain.
    public Optional<String> setting(String name) {
        return value(environment, name, "the environment")
                .or(() -> value(fileValues(), name, file.path().toString()));
    }

    /// Where the key of this name is sent to. A file that came with a folder may say so only about a key of its own:
    /// else it could have the key of the environment or of the keychain sent to whoever wrote it.
    public Optional<URI> address(String name, String key) {
        var given = setting(name);
        if (given.isPresent()
                && value(environment, name, "the environment").isEmpty()
                && (value(environment, key, "the environment").isPresent()
                        || value(fileValues(), key, file.path().toString()).isEmpty())) {
            throw Problem.error(
                            Category.REFUSED,
                            name + " was not followed.",
                            file.path().toString(),
                            "The file says where " + key + " is sent, and does not hold it.",
                            "Set " + name + " in the environment, or remove it from the file.")
                    .exception();
        }
        return given.map(address -> readable(name, address));
    }

    private static URI readable(String name, String address) {
        try {
            var uri = new URI(address);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // told below
        }
        throw Problem.error(
                        Category.USAGE,
                        "The value of " + name + " is no address.",
                        name,
                        "A key is sent to https://host/path, or to http:// for DBLab.",
                        "Correct it.")
                .exception();
    }

    /// The secret, without which the provider cannot be called.
    public Secret require(String name, ProviderName provider) {
        return secret(name)
                .orElseThrow(() -> new BranchFailure(
                                FailureKind.AUTH_INVALID,
                                provider,
                                "the environment, " + file.path() + " and the keychain",
                                "looking for " + name,
                                name + " is set in none of these places.",
                                "Set " + name + " in the environment, or in a .env file that git ignores, "
                                        + keychain.storeCommand(name)
                                                .map(command -> "or in the keychain: " + command)
                                                .orElse(
                                                        "or in the keychain of macOS (security) or Linux (secret-tool)."))
                        .exception());
    }

    /// The setting, without which the provider cannot be called.
    public String requireSetting(String name, ProviderName provider) {
        return setting(name)
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                provider.title() + " needs the setting " + name + ".",
                                "the environment and " + file.path(),
                                name + " is set in neither of them.",
                                "Set " + name + " in the environment, or in the .env file.")
                        .exception());
    }

    private synchronized Map<String, String> fileValues() {
        if (fileValues.isEmpty()) {
            fileValues = Optional.of(file.values());
        }
        return fileValues.get();
    }

    private static Optional<String> value(Map<String, String> values, String name, String place) {
        return Optional.ofNullable(values.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> usable(name, value, place));
    }

    /// A line break cannot be sent in a header, and whatever refuses it later would show the value.
    private static String usable(String name, String value, String place) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw Problem.error(
                            Category.USAGE,
                            "The value of " + name + " cannot be used.",
                            place,
                            "It has a line break or another control character in it.",
                            "Set it again, in one line.")
                    .exception();
        }
        return value;
    }
}
