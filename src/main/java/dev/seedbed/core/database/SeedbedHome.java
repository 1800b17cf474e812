package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/// The folder in which Seedbed keeps what belongs to a person and not to a project: the embedded server and its data.
///
/// Only its owner may look into it.
public record SeedbedHome(Path folder) {

    public static final String VARIABLE = "SEEDBED_HOME";
    public static final String PROPERTY = "seedbed.home";

    public SeedbedHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /// The home of whoever runs this process: as told by property or variable, else where the platform keeps such data.
    public static SeedbedHome ofUser() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(told -> new SeedbedHome(Path.of(told)))
                .orElseGet(() -> locate(
                        System.getenv(),
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", "."))));
    }

    static SeedbedHome locate(Map<String, String> environment, String platform, Path userHome) {
        return variable(environment, VARIABLE)
                .map(SeedbedHome::new)
                .orElseGet(() -> new SeedbedHome(conventional(environment, platform, userHome)));
    }

    private static Path conventional(Map<String, String> environment, String platform, Path userHome) {
        if (platform.startsWith("Windows")) {
            var local = variable(environment, "LOCALAPPDATA").orElse(userHome.resolve("AppData", "Local"));
            return local.resolve("Seedbed");
        }
        if (platform.startsWith("Mac")) {
            return userHome.resolve("Library", "Application Support", "Seedbed");
        }
        var data = variable(environment, "XDG_DATA_HOME").filter(Path::isAbsolute);
        return data.orElse(userHome.resolve(".local", "share")).resolve("seedbed");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /// A file that lies in the home itself, which is made when it is missing.
    public Path file(String name) throws IOException {
        return Files.createDirectories(folder, ownerOnly(folder)).resolve(name);
    }

    /// A folder inside the home, made when it is missing.
    public Path subfolder(String name) {
        var subfolder = folder.resolve(name);
        try {
            return Files.createDirectories(subfolder, ownerOnly(subfolder));
        } catch (IOException e) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "Seedbed cannot write to its own data folder.",
                            folder.toString(),
                            FileFailure.reason(e),
                            "Make the folder writable, or set " + VARIABLE + " to a folder that is.")
                    .exception(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return FileModes.kept(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
