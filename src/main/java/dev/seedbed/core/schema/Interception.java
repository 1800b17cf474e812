package dev.seedbed.core.schema;

import java.util.List;

/// What stands between inserted rows and a table besides its keys, and can be switched off by its owner: triggers,
/// rules that rewrite an INSERT, and row-level security that binds even the owner.
public record Interception(List<Trigger> triggers, List<String> insertRules, boolean rowSecurityForced) {

    public static final Interception NONE = new Interception(List.of(), List.of(), false);

    public Interception {
        triggers = List.copyOf(triggers);
        insertRules = List.copyOf(insertRules);
    }
}
