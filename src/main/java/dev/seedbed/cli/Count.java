package dev.seedbed.cli;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;

/// Numbers of which there has to be one at least.
final class Count {

    private Count() {}

    /// The number that an option was given.
    static int atLeastOne(String option, int number) {
        if (number < 1) {
            throw Problem.error(
                            Category.USAGE,
                            "A number is too small.",
                            option,
                            "It must be at least 1.",
                            "Choose another.")
                    .exception();
        }
        return number;
    }
}
