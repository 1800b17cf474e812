import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Makes the application image, and from it the installers of the system that this runs on, out of a distribution folder:
/// a runtime of just the modules that are needed, JavaFX among them, and what the JDK learned from running the program once.
final class BuildPackages {

    private static final String NAME = "seedbed";
    private static final String MAIN = "dev.seedbed.Seedbed";
    private static final String CACHE = NAME + ".aot";

    /// The window and the verbs start with options of their own. The program's name is what a person types on Linux, where
    /// the desktop starts the other, and what is clicked on elsewhere, where the other is for the console.
    private static final String OTHER = NAME + (system().equals("linux") ? "-window" : "-console");

    /// Needed besides what the byte code shows: encodings of scripts, elliptic curves of TLS, words of other languages.
    private static final String UNSEEN = "jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.zipfs,java.scripting";

    private final Path distribution;
    private final Path contents;
    private final String version;
    private final Path work;

    private BuildPackages(Path distribution, Path contents, String version, Path work) {
        this.distribution = distribution;
        this.contents = contents;
        this.version = version;
        this.work = work;
    }

    /// The distribution folder, the folder of what is to be said of its contents (bill of materials, licences), the version,
    /// and the folder that the packages come into, which is emptied.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var work = Path.of(arguments[3]).toAbsolutePath();
        delete(work);
        Files.createDirectories(work);
        new BuildPackages(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]), arguments[2], work).run();
    }

    private void run() throws IOException, InterruptedException {
        var image = image(input(), runtime(javafx()));
        settle(image);
        train(image);
        for (var type : types()) {
            installer(type, image);
        }
        if (system().equals("mac")) {
            Files.move(
                    work.resolve(NAME + "-" + packaged() + ".dmg"),
                    work.resolve(NAME + "-" + version + "-" + System.getProperty("os.arch") + ".dmg"));
        }
        for (var told : List.of("seedbed-sbom.json", "THIRD-PARTY.txt")) {
            Files.copy(contents.resolve(told), work.resolve(told));
        }
        for (var scrap : List.of("jmods", "javafx", "input", "runtime", "training", "training.txt", "other.properties")) {
            delete(work.resolve(scrap));
        }
        try (var made = Files.list(work)) {
            for (var file : made.filter(Files::isRegularFile).sorted().toList()) {
                System.out.printf(Locale.ROOT, "%s  %.1f MB%n", file, Files.size(file) / 1e6);
            }
        }
    }

    /// JavaFX comes as jars that unpack their libraries into a person's home at each start; linked into the runtime, they
    /// are where they belong.
    private Path javafx() throws IOException {
        var modules = Files.createDirectories(work.resolve("jmods"));
        try (var jars = Files.list(distribution.resolve("modules"))) {
            for (var jar : jars.toList()) {
                var classes = Files.createDirectories(work.resolve("javafx").resolve(jar.getFileName()));
                var libraries = Files.createDirectories(work.resolve("javafx").resolve(jar.getFileName() + "-libraries"));
                try (var archive = FileSystems.newFileSystem(jar);
                        var files = Files.walk(archive.getPath("/"))) {
                    for (var file : files.filter(Files::isRegularFile).toList()) {
                        var kind = library(file) ? libraries : classes;
                        var target = kind.resolve(file.toString().substring(1));
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target);
                    }
                }
                if (Files.exists(classes.resolve("module-info.class"))) {
                    var name = jar.getFileName().toString().replaceAll("-\\d.*", "").replace('-', '.');
                    tool("jmod", "create", "--class-path", classes, "--libs", libraries, modules.resolve(name + ".jmod"));
                }
            }
        }
        return modules;
    }

    private static boolean library(Path file) {
        return file.toString().matches(".*\\.(so|dll|dylib)");
    }

    private Path runtime(Path javafx) throws IOException {
        var runtime = work.resolve("runtime");
        tool(
                "jlink",
                "--module-path",
                javafx,
                "--add-modules",
                modules() + ",javafx.controls,javafx.fxml," + UNSEEN,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--include-locales=en,de,fr,es,pt,ja,zh,ar",
                "--output",
                runtime);
        return runtime;
    }

    /// What the libraries are seen to need.
    private String modules() throws IOException {
        var output = new StringWriter();
        var writer = new PrintWriter(output);
        var status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        writer,
                        writer,
                        "--print-module-deps",
                        "--ignore-missing-deps",
                        "--multi-release",
                        "25",
                        "--recursive",
                        "--class-path",
                        String.join(File.pathSeparator, libraries()),
                        "--module-path",
                        distribution.resolve("modules").toString(),
                        jar().toString());
        if (status != 0) {
            throw new IOException("jdeps: " + output);
        }
        return output.toString().strip().lines().reduce((_, last) -> last).orElseThrow();
    }

    private List<String> libraries() throws IOException {
        try (var jars = Files.list(distribution.resolve("lib"))) {
            return jars.map(Path::toString).filter(file -> file.endsWith(".jar")).toList();
        }
    }

    private Path jar() {
        return distribution.resolve("lib").resolve(NAME + "-" + version + ".jar");
    }

    /// The jars without the cache, which belongs to another runtime.
    private Path input() throws IOException {
        var input = Files.createDirectories(work.resolve("input"));
        for (var jar : libraries()) {
            unseal(Files.copy(Path.of(jar), input.resolve(Path.of(jar).getFileName())));
        }
        return input;
    }

    /// The JDK defines the packages of cached classes before it reads that a jar seals them, and does not start then.
    private static void unseal(Path jar) throws IOException {
        try (var archive = FileSystems.newFileSystem(jar)) {
            var manifest = archive.getPath("META-INF", "MANIFEST.MF");
            if (Files.exists(manifest)) {
                var text = Files.readString(manifest);
                var unsealed = text.replaceAll("(?mi)^Sealed: *true\\R", "");
                if (!unsealed.equals(text)) {
                    Files.writeString(manifest, unsealed);
                }
            }
        }
    }

    private Path image(Path input, Path runtime) throws IOException {
        var options = new ArrayList<Object>(List.of(
                "--type", "app-image", "--name", NAME, "--app-version", packaged(), "--dest", work, "--input", input));
        options.addAll(List.of("--main-jar", jar().getFileName(), "--main-class", MAIN, "--runtime-image", runtime));
        options.addAll(List.of("--icon", Path.of("assets", "icons", icon()), "--vendor", "Seedbed"));
        options.addAll(List.of("--app-content", contents.resolve("THIRD-PARTY.txt")));
        options.addAll(List.of("--app-content", contents.resolve("seedbed-sbom.json")));
        var verbs = options("java-options");
        var window = verbs + " " + options("window-options");
        var linux = system().equals("linux");
        options.addAll(List.of("--java-options", linux ? verbs : window));
        var other = new Properties();
        other.setProperty("java-options", linux ? window : verbs);
        other.setProperty("linux-shortcut", "false");
        other.setProperty("win-console", "true");
        try (var file = Files.newBufferedWriter(work.resolve("other.properties"))) {
            other.store(file, null);
        }
        options.addAll(List.of("--add-launcher", OTHER + "=" + work.resolve("other.properties")));
        tool("jpackage", options.toArray());
        return work.resolve(system().equals("mac") ? NAME + ".app" : NAME);
    }

    private static String options(String file) throws IOException {
        return String.join(" ", Files.readAllLines(Path.of("jpackage", file)));
    }

    /// The cache holds for files of the time that they had when it was made, and packaging copies them: all get the time
    /// that a package gives to what is newer.
    private static void settle(Path image) throws IOException {
        var time = FileTime.from(Instant.ofEpochSecond(Long.parseLong(System.getenv("SOURCE_DATE_EPOCH"))));
        try (var files = Files.walk(image)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    /// Runs the packaged program, and has it start with what was learned from then on.
    private void train(Path image) throws IOException, InterruptedException {
        var home = work.resolve("training");
        Files.createDirectories(home);
        var commands =
                Files.writeString(work.resolve("training.txt"), Training.commands(home) + "db stop\n");
        var application = directory(image, "app");
        var program = new ProcessBuilder(launcher(image).toString()).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
        program.environment().put("SEEDBED_HOME", home.toString());
        program.environment().put("SEEDBED_POOL", "0");
        program.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:AOTCacheOutput=" + application.resolve(CACHE) + " -Dseedbed.commands=" + commands);
        if (program.start().waitFor() != 0 || !Files.exists(application.resolve(CACHE))) {
            throw new IOException("The packaged program did not run: try " + launcher(image) + " demo.");
        }
        try (var files = Files.list(application)) {
            for (var file : files.filter(file -> file.toString().endsWith(".cfg")).toList()) {
                Files.writeString(file, "java-options=-XX:AOTCache=$APPDIR/" + CACHE + "\n", StandardOpenOption.APPEND);
            }
        }
        if (new ProcessBuilder(launcher(image).toString(), "--version").inheritIO().start().waitFor() != 0) {
            throw new IOException("The packaged program does not start with what it has learned: " + launcher(image));
        }
    }

    private void installer(String type, Path image) throws IOException {
        var options = new ArrayList<Object>(
                List.of("--type", type, "--name", NAME, "--app-version", packaged(), "--dest", work, "--app-image", image));
        options.addAll(List.of("--vendor", "Seedbed", "--description", "Synthetic test data for multi-tenant PostgreSQL"));
        // A Mac hands files over as an event that JavaFX does not pass on: there they are opened from the window.
        var associations = system().equals("mac") ? List.<String>of() : List.of("seedbed", "sql");
        for (var association : associations) {
            options.addAll(List.of("--file-associations", Path.of("jpackage", "associations", association + ".properties")));
        }
        switch (system()) {
            case "linux" -> {
                // Below /usr the program is on everybody's path.
                options.addAll(List.of("--install-dir", "/usr", "--linux-shortcut", "--linux-menu-group", "Development"));
                options.addAll(List.of("--linux-app-category", "devel", "--resource-dir", Path.of("jpackage", "linux")));
                // Of what JavaFX links to, jpackage itself requires only what this machine has.
                options.addAll(List.of("--linux-package-deps", type.equals("deb") ? "libgtk-3-0" : "gtk3"));
            }
            case "win" -> options.addAll(List.of("--win-menu", "--win-per-user-install", "--win-shortcut-prompt"));
            default -> {}
        }
        tool("jpackage", options.toArray());
    }

    /// A Mac takes no version that begins with zero.
    private String packaged() {
        return system().equals("mac") && version.startsWith("0.") ? "1.0.0" : version;
    }

    private static List<String> types() {
        return switch (system()) {
            case "linux" -> Stream.of(List.of("deb", "dpkg-deb"), List.of("rpm", "rpmbuild"))
                    .filter(type -> onPath(type.getLast()))
                    .map(List::getFirst)
                    .toList();
            case "win" -> List.of("msi");
            default -> List.of("dmg");
        };
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Path launcher(Path image) {
        return switch (system()) {
            case "win" -> image.resolve(NAME + "-console.exe");
            case "mac" -> image.resolve("Contents").resolve("MacOS").resolve(NAME);
            default -> image.resolve("bin").resolve(NAME);
        };
    }

    private static Path directory(Path image, String name) {
        return switch (system()) {
            case "win" -> image.resolve(name);
            case "mac" -> image.resolve("Contents").resolve(name);
            default -> image.resolve("lib").resolve(name);
        };
    }

    private static String icon() {
        return switch (system()) {
            case "win" -> NAME + ".ico";
            case "mac" -> NAME + ".icns";
            default -> NAME + "-512.png";
        };
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("win") ? "win" : name.startsWith("mac") ? "mac" : "linux";
    }

    private static void tool(String name, Object... arguments) throws IOException {
        var words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        var status = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, words);
        if (status != 0) {
            throw new IOException(name + " " + String.join(" ", words) + ": status " + status);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
