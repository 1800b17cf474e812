package dev.seedbed.gauntlet;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Loads each `.sql` file of a folder, exports with no configuration, loads the export into an empty copy, and checks
/// it: one line a schema, then every refusal with its reason, and what the schema files were loaded without. Exits with
/// 1 if anything falls short.
///
/// Arguments: the folder, and optionally names to try alone.
public final class Gauntlet {

    private Gauntlet() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("Name a folder of .sql files: mvn -Pgauntlet verify -Dschemas=DIR");
            System.exit(2);
        }
        var scratch = Files.createDirectories(PostgresServers.TARGET.resolve("gauntlet"));
        var workbench = new Workbench(new SeedbedHome(scratch.resolve("home")));
        var outcomes = new ArrayList<Outcome>();
        Outcome.printHead();
        for (var file : files(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length))) {
            var outcome = new Attempt(workbench, file, scratch).run();
            outcomes.add(outcome);
            outcome.print();
        }
        workbench.server().stop();
        System.exit(report(outcomes) ? 0 : 1);
    }

    private static List<Path> files(Path folder, List<String> names) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> names.isEmpty() || names.contains(Attempt.name(file)))
                    .sorted()
                    .toList();
        }
    }

    private static void print(String title, List<Outcome> outcomes, Function<Outcome, List<Problem>> problems) {
        System.out.println("\n" + title + ":");
        for (var outcome : outcomes) {
            for (var problem : problems.apply(outcome)) {
                System.out.printf("%s: %s: %s %s%n", outcome.schema(), problem.where(), problem.what(), problem.why());
            }
        }
    }

    private static boolean report(List<Outcome> outcomes) {
        print("Refused", outcomes, Outcome::refusals);
        print("Left out of the schemas", outcomes, Outcome::leftOut);
        var tables = outcomes.stream().mapToLong(Outcome::tables).sum();
        var filled = outcomes.stream().mapToLong(Outcome::filled).sum();
        var whole = outcomes.stream().filter(Outcome::whole).count();
        System.out.printf(
                "%n%d of %d schemas whole; %d of %d tables filled (%.2f %%), %d refused; %d violations%n",
                whole,
                outcomes.size(),
                filled,
                tables,
                100.0 * filled / Math.max(1, tables),
                outcomes.stream()
                        .mapToLong(outcome -> outcome.refusals().size())
                        .sum(),
                outcomes.stream().mapToLong(Outcome::violations).sum());
        return whole == outcomes.size();
    }
}
