package dev.seedbed.core.guard.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A small application with the kit in its repository, built for production and for staging.
interface App {

    static App build(Framework framework, TenantFiles tenants) {
        return framework == Framework.SPRING ? SpringProject.build(tenants) : NodeApp.build(framework, tenants);
    }

    Path folder();

    /// All files that production ships.
    List<Path> production();

    List<String> productionCommand();

    List<String> stagingCommand();

    /// The code that compares secrets.
    String secretSource();

    /// The call in it that takes the same time for all.
    String comparison();

    /// Puts the application and the kit there.
    static void prepare(Framework framework, Path folder, TenantFiles tenants) {
        copy("/dev/seedbed/node/apps/" + framework.code(), folder);
        var application = Application.of(framework, Optional.empty(), folder);
        var repository = new KitFolder(folder);
        repository.write(repository.plan(new TestKit(framework, application, "Dockerfile", tenants)));
    }

    private static void copy(String resource, Path folder) {
        var app = Path.of(Objects.requireNonNull(App.class.getResource(resource), resource)
                .getPath());
        try {
            for (var file : files(app)) {
                var target = folder.resolve(app.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
