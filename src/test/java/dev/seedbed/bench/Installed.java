package dev.seedbed.bench;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.testing.PostgresServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// The window of the installed program, in processes of its own: how soon it is there, and what memory it holds. On the
/// display that there is, or drawn without one, which takes longer: the toolkit copies each dot by itself then.
final class Installed {

    private static final int ROUNDS = 5;
    private static final double WINDOW_GOAL = 1.5;
    private static final double GRAPH_GOAL = 0.5;

    /// How long somebody looks at the window before the click on a sample, in ms.
    private static final List<Integer> RESTS = List.of(0, 1_000);

    private static final int MEMORY_GOAL = 350;
    private static final int TABLES = 300;

    private static final Path PROGRAM =
            PostgresServers.TARGET.resolve("seedbed").toAbsolutePath();

    private static final List<String> CACHE =
            List.of("-XX:AOTCache=" + PROGRAM.resolve("lib").resolve("seedbed.aot"));

    private Installed() {}

    static void printWindows(Report report, World world) throws IOException {
        var table = report.table("First window, s, " + ROUNDS + " rounds", "median", " min to max ", "CPU");
        var cached = windows(world, CACHE);
        var bare = windows(world, List.of());
        cached.forEach((title, times) -> times.print(table, title + ", with the AOT cache"));
        bare.forEach((title, times) -> times.print(table, title + ", without the AOT cache"));
        cached.forEach((title, times) -> report.bar(
                "First window: " + title,
                times.median(),
                "s",
                title.equals(FirstWindow.DRAWN) ? WINDOW_GOAL : GRAPH_GOAL));
    }

    private static Map<String, Times> windows(World world, List<String> cache) throws IOException {
        var measured = new LinkedHashMap<String, Times>();
        var windows = new Times();
        measured.put(FirstWindow.DRAWN, windows);
        for (var rest : RESTS) {
            var graphs = new Times();
            for (var round = 0; round < ROUNDS; round++) {
                var started = System.nanoTime();
                var options = new ArrayList<>(cache);
                options.add("-D" + FirstWindow.REST + "=" + rest);
                try (var lines = lines(start(world, options, FirstWindow.class, List.of()))) {
                    var drawn = await(lines, FirstWindow.DRAWN);
                    windows.add((System.nanoTime() - started) / 1e9, Long.parseLong(drawn[1]) / 1e3);
                    var graph = await(lines, FirstWindow.GRAPH);
                    graphs.add(Long.parseLong(graph[1]) / 1e3, Long.parseLong(graph[2]) / 1e3);
                }
            }
            measured.put("a sample's graph, clicked on after " + rest + " ms", graphs);
        }
        return measured;
    }

    /// What was waited for, and what of it the processor worked.
    private record Times(List<Double> waited, List<Double> worked) {

        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(double wait, double work) {
            waited.add(wait);
            worked.add(work);
        }

        void print(Report.Table table, String title) {
            table.row(
                    title,
                    Report.number(2, median(waited)),
                    Report.number(2, Collections.min(waited)) + " to " + Report.number(2, Collections.max(waited)),
                    Report.number(2, median(worked)));
        }

        double median() {
            return median(waited);
        }

        private static double median(List<Double> figures) {
            return figures.stream().sorted().toList().get(figures.size() / 2);
        }
    }

    static void printMemory(Report report, World world) throws IOException {
        var file = Files.writeString(world.file("many-" + TABLES + ".sql"), ManyTables.ddl(TABLES));
        var process = start(world, CACHE, Footprint.class, List.of(file.toString(), TABLES + " tables"));
        try (var lines = lines(process)) {
            var kilobytes = lines.lines().reduce((_, last) -> last).orElse("").split(" ");
            var resident = Long.parseLong(kilobytes[0]) >> 10;
            var files = Long.parseLong(kilobytes[1]) >> 10;
            report.table("Memory of the window, MB", "resident", "of it files", "heap")
                    .row(
                            TABLES + " tables open, all screens seen",
                            resident,
                            files,
                            Long.parseLong(kilobytes[2]) >> 10);
            var title = "Memory of the window, " + TABLES + " tables open, heap and native";
            report.bar(title, resident - files, "MB", MEMORY_GOAL);
        }
    }

    private static Process start(World world, List<String> options, Class<?> main, List<String> arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Files.readAllLines(Path.of("jpackage", "java-options")));
        command.addAll(Files.readAllLines(Path.of("jpackage", "window-options")));
        command.addAll(options);
        if (System.getenv("DISPLAY") == null) {
            command.add("-Dglass.platform=Headless");
        }
        command.addAll(List.of(
                "-Dprism.order=sw",
                "--module-path",
                PROGRAM.resolve("modules").toString(),
                "--add-modules",
                "javafx.controls,javafx.fxml",
                "--class-path",
                PROGRAM.resolve("lib").resolve("*") + System.getProperty("path.separator") + measuring(world),
                main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(SeedbedHome.VARIABLE, world.file("home").toString());
        return builder.start();
    }

    /// What is measured stands behind the program on its class path, in a jar as all of it: so the cache stays good.
    private static Path measuring(World world) throws IOException {
        var file = world.file("measuring.jar");
        var place = Installed.class.getPackageName().replace('.', '/') + "/";
        try (var jar = new JarOutputStream(Files.newOutputStream(file));
                var classes = Files.list(
                        PostgresServers.TARGET.resolve("test-classes").resolve(place))) {
            for (var measuring : classes.toList()) {
                jar.putNextEntry(new JarEntry(place + measuring.getFileName()));
                Files.copy(measuring, jar);
                jar.closeEntry();
            }
        }
        return file;
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The words of the first line that begins with this one.
    private static String[] await(BufferedReader lines, String word) {
        return lines.lines()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The program ended without \"" + word + "\"."));
    }
}
