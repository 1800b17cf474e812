package dev.seedbed.core.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.datafaker.Faker;

/// Texts of Datafaker's expressions: drawn when rows are planned, never while they are made.
public final class FakerTexts {

    /// The most different texts that are drawn for one column.
    public static final int MOST = 1_000;

    private static final int TRIES = 4 * MOST;
    private static final Pattern DIRECTIVE = Pattern.compile("#\\{\\s*(\\w+)");
    private static final List<String> CLOCKS =
            List.of("timeanddate", "dateandtime", "datetime", "date", "business", "twitter", "idnumber");

    private FakerTexts() {}

    /// Different texts of an expression without a {@link #fault}, in the order in which they were drawn.
    public static List<String> draw(String expression, long seed) {
        var faker = new Faker(Locale.ENGLISH, new Random(seed));
        var texts = new LinkedHashSet<String>();
        for (var attempt = 0; attempt < TRIES && texts.size() < MOST; attempt++) {
            texts.add(faker.expression(expression));
        }
        return List.copyOf(texts);
    }

    /// Why no texts can be made of an expression; empty when they can.
    public static Optional<String> fault(String expression) {
        var directives = DIRECTIVE.matcher(expression);
        if (!directives.find()) {
            return Optional.of("It has no directive, as #{Name.fullName} is one.");
        }
        do {
            var provider = directives.group(1).replace("_", "").toLowerCase(Locale.ROOT);
            if (provider.equals("phonenumber")) {
                return Optional.of("Its phone numbers may be somebody's; the rule 'phone' makes some that are not.");
            }
            if (CLOCKS.contains(provider)) {
                return Optional.of("'" + directives.group(1) + "' reads the clock: another day, other data.");
            }
        } while (directives.find());
        return drawn(expression);
    }

    /// Datafaker wraps its own failures, and lacks a library that it was not given.
    private static Optional<String> drawn(String expression) {
        try {
            var text = new Faker(Locale.ENGLISH, new Random(0)).expression(expression);
            if (text.contains("#{")) {
                return Optional.of("A directive is not closed by }.");
            }
            return text.equals(new Faker(Locale.ENGLISH, new Random(0)).expression(expression))
                    ? Optional.empty()
                    : Optional.of("It makes another text each time.");
        } catch (RuntimeException | LinkageError _) {
            return Optional.of("Datafaker does not know it.");
        }
    }
}
