package dev.seedbed.core.guard.scan.search;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.TestRoutes;
import java.util.List;
import java.util.stream.Stream;

/// A text that must not be in what is shipped. It is looked for whatever its letter case.
public record Name(String text, Weight weight) {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 100;

    /// What it means that the name is there.
    public enum Weight {
        /// Only code of the test routes holds this name.
        PROOF,
        /// The name of a variable, header or path, which a page about the test routes has as well.
        MENTION
    }

    /// A shorter name is found in anything; what is no plain ASCII has too many spellings.
    public Name {
        if (text.length() < SHORTEST
                || text.length() > LONGEST
                || text.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw Problem.error(
                            Category.USAGE,
                            "This cannot be looked for.",
                            "--name " + Printable.of(text),
                            "A name has " + SHORTEST + " to " + LONGEST + " ASCII characters, and no blanks.",
                            "Give the name of a variable, header or path; never a secret itself.")
                    .exception();
        }
    }

    /// What Seedbed's test routes are called; the rest are a person's own.
    public static List<Name> ofTestRoutesAnd(List<String> own) {
        return Stream.concat(
                        TestRoutes.names().stream()
                                .map(text -> new Name(
                                        text, text.equals(TestRoutes.TRIPWIRE) ? Weight.PROOF : Weight.MENTION)),
                        own.stream().map(text -> new Name(text, Weight.PROOF)))
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
