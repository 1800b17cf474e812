package dev.seedbed.core.design;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.file.RuleText;
import java.util.regex.Pattern;

/// A rule that a column could have.
public record RuleChoice(ColumnRule rule, Rank rank) {

    /// A number in quotes that it can do without.
    private static final Pattern NUMBER = Pattern.compile("\"(-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,9})?)\"");

    private static final Pattern HEAD = Pattern.compile("\\{([a-z-]+): .*", Pattern.DOTALL);

    /// What speaks for a rule, the strongest first.
    public enum Rank {
        /// It is what the column has.
        CURRENT,
        /// The column's name says so.
        NAMED,
        /// Type or checks list the values.
        LISTED,
        POSSIBLE
    }

    /// As the scenario file has it.
    public String text() {
        var text = RuleText.of(rule, 0);
        return rule instanceof ColumnRule.Between || rule instanceof ColumnRule.Fixed
                ? NUMBER.matcher(text).replaceAll("$1")
                : text;
    }

    /// The word that stands for the rule in the scenario file.
    public String name() {
        var head = HEAD.matcher(text());
        return rule instanceof ColumnRule.Meaning(var kind) ? kind.code() : head.matches() ? head.group(1) : text();
    }

    /// Whether all words of a search are in its name or its text.
    public boolean matches(String search) {
        return SearchWords.of(search).in(name() + " " + text());
    }
}
