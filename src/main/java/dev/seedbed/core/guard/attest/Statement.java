package dev.seedbed.core.guard.attest;

import dev.seedbed.core.synthetic.ProofClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an attestation claims and what it does not, in sentences.
public final class Statement {

    private Statement() {}

    /// The result in one sentence.
    public static String verdict(Attestation attestation) {
        var open = attestation.columns().getOrDefault(ProofClass.OPEN, 0L);
        if (open > 0) {
            return number(open, "column is", "columns are") + " open: of their values nothing is proven.";
        }
        if (attestation.outside() > 0) {
            return number(attestation.outside(), "cell lies", "cells lie") + " outside the space reserved for it.";
        }
        return attestation
                .loaded()
                .filter(loaded -> !loaded.clean())
                .map(loaded -> loaded.sameScenario()
                        ? number(loaded.broken(), "rule is", "rules are") + " broken in the database."
                        : "The database was not filled from this scenario.")
                .orElse("All data is synthetic: every column is proven by its class.");
    }

    public static List<String> claims(Attestation attestation) {
        if (!attestation.proven()) {
            return List.of("Nothing: " + verdict(attestation));
        }
        var claims = new ArrayList<String>();
        claims.add(
                "Every value is computed from the seed, the scenario, the schema and closed word lists that come with"
                        + " the tool. No row of any other database was read or copied.");
        claims.add("Every value of a reserved column lies in space that the named document keeps free: it reaches no"
                + " person, account or machine.");
        claims.add("The same seed, scenario, schema and version make the same bytes again, so that each row can be"
                + " recomputed and compared.");
        attestation
                .loaded()
                .ifPresent(loaded -> claims.add("A database that was filled from this scenario was read back: "
                        + number(attestation.cells(), "cell", "cells") + " in reserved columns were asked, of which "
                        + number(attestation.outside(), "lies", "lie") + " outside; "
                        + number(loaded.rules(), "rule was", "rules were") + " asked, of which "
                        + number(loaded.broken(), "is", "are") + " broken."));
        return claims;
    }

    public static List<String> limits() {
        return List.of(
                "Names of persons, companies and streets come from a closed vocabulary. It is not claimed that nobody is"
                        + " called so: by chance somebody is. Nothing next to such a name is theirs.",
                "Cities, countries, currencies and the like are real; they identify nobody.",
                "Numbers, times and random digits could equal somebody's by chance; they were not taken from anybody.",
                "What a person wrote into the scenario, lists and patterns, was searched for identifiers outside reserved"
                        + " space, and is otherwise as harmless as its author made it.",
                "Rows that were added or changed after the load are not attested; 'seedbed audit' looks for them.");
    }

    /// What a class rests on.
    public static String meaning(ProofClass proof) {
        return switch (proof) {
            case RESERVED -> "every value lies in reserved space, which a predicate tells";
            case CLOSED -> "every value is on a list, or made of the words of one";
            case DERIVED -> "a key, the copy of another column, or computed from some";
            case FORMED -> "numbers, times, random digits: they tell of nobody by themselves";
            case PATTERN -> "text of a pattern that a person wrote";
            case OPEN -> "nothing is proven";
        };
    }

    static String number(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
