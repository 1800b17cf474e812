package dev.seedbed.cli;

import dev.seedbed.core.cascade.migration.Choices;
import dev.seedbed.core.cascade.migration.Fault;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.cascade.migration.Offer;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.TableNames;
import dev.seedbed.core.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What `--only` and `--choose` say, and whether there is such a fault and such a remedy for it.
record AskedRemedies(Schema schema, List<String> only, Map<String, String> choose) {

    Choices choices() {
        var remedies = new TreeMap<String, Remedy>();
        choose.forEach((name, code) -> remedies.put(name, remedy(name, code)));
        return new Choices(only, remedies);
    }

    private static Remedy remedy(String name, String code) {
        return Remedy.find(code)
                .orElseThrow(() -> wrong(
                        "There is no remedy '" + code + "'.",
                        "--choose " + name + "=" + code,
                        "",
                        Nearest.hint(code, Remedy.codes())));
    }

    /// Refuses names that no fault has, and remedies that none of the named faults offers.
    void check(Migration migration) {
        only.forEach(name -> named(migration, "--only " + name, name));
        choose.forEach((name, code) -> {
            var offers = named(migration, "--choose " + name + "=" + code, name).stream()
                    .flatMap(fault -> fault.offers().stream())
                    .map(Offer::remedy)
                    .map(Remedy::code)
                    .distinct()
                    .toList();
            if (!offers.contains(code)) {
                throw wrong(
                        "The remedy '" + code + "' is not offered for " + name + ".",
                        "--choose " + name + "=" + code,
                        "It would not mend the fault, or the schema does not allow it.",
                        "Use one of: " + String.join(", ", offers) + ".");
            }
        });
    }

    private List<Fault> named(Migration migration, String where, String name) {
        var faults = migration.seen().stream()
                .filter(fault -> fault.names().contains(name))
                .toList();
        if (faults.isEmpty()) {
            var known = migration.seen().stream()
                    .flatMap(fault -> Stream.of(fault.name(), fault.table().label()))
                    .distinct()
                    .toList();
            throw wrong(
                    "Nothing named '" + name + "' is to be mended.",
                    where,
                    known.isEmpty() ? "There is no fault in the schema." : exists(name),
                    known.isEmpty() ? "Leave the option out." : Nearest.hint(name, known));
        }
        return faults;
    }

    private String exists(String name) {
        var key = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .anyMatch(constraint -> constraint.name().equals(name));
        return key || TableNames.find(schema, name).isPresent()
                ? "It is there, and nothing is wrong with it."
                : "It is neither a foreign key nor a table with a fault.";
    }

    private static SeedbedException wrong(String what, String where, String why, String remedy) {
        return Problem.error(Category.USAGE, what, where, why, remedy).exception();
    }
}
