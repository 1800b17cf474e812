package dev.seedbed.core.guard.routes;

import dev.seedbed.core.guard.TestRoutes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the code of a repository that names the test routes. Only their own entry may: whatever else imports
/// them could take them to production.
final class Importers extends SimpleFileVisitor<Path> {

    private static final Set<String> NO_SOURCES =
            Set.of("node_modules", "dist", "dist-staging", "build", "target", "out", TestRoutes.FOLDER);

    private static final Pattern SOURCE = Pattern.compile(".*\\.([cm]?[jt]sx?|java|kt)");
    private static final Pattern MENTION =
            Pattern.compile("['\"][^'\"\\n]*test-routes[^'\"\\n]*['\"]|import testroutes\\.");
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;
    private final List<String> found = new ArrayList<>();

    private Importers(Path folder) {
        this.folder = folder;
    }

    /// Paths inside the repository, with slashes, sorted.
    static List<String> in(Path folder) throws IOException {
        var importers = new Importers(folder);
        Files.walkFileTree(folder, importers);
        return importers.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
        var name = String.valueOf(visited.getFileName());
        return !visited.equals(folder) && (NO_SOURCES.contains(name) || name.startsWith("."))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()
                && attributes.size() <= MOST_BYTES
                && SOURCE.matcher(String.valueOf(file.getFileName())).matches()) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (MENTION.matcher(text).find()) {
                found.add(folder.relativize(file).toString().replace('\\', '/'));
            }
        }
        return FileVisitResult.CONTINUE;
    }
}
