package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.List;

/// Settles by search what depths cannot decide exactly: keys that set defaults, or clear columns that other keys are
/// made of. Such a key depends on the data only if rows are found that show both sides.
record Settlement(Schema schema, TableName root, List<KeyEffect> effects) {

    List<KeyEffect> settled() {
        return effects.stream().map(this::settled).toList();
    }

    private KeyEffect settled(KeyEffect effect) {
        if (effect.certainty() != Certainty.DEPENDS || !doubtful(effect)) {
            return effect;
        }
        var examples = KeyExamples.of(schema, root, effects, effect.key());
        if (examples.passing().isEmpty() && examples.failing().isPresent()) {
            return with(effect, Certainty.FAILS, " No rows were found with which it passes.");
        }
        return examples.failing().isEmpty() && examples.passing().isPresent()
                ? with(effect, Certainty.SAFE, " No rows were found with which it fails.")
                : effect;
    }

    private static boolean doubtful(KeyEffect effect) {
        return effect.key().onDelete() == DeleteAction.SET_DEFAULT
                || effect.cause() == Cause.MATCH_FULL
                || effect.cause() == Cause.REFERENCED;
    }

    private static KeyEffect with(KeyEffect effect, Certainty certainty, String remark) {
        return new KeyEffect(
                effect.key(),
                certainty,
                effect.reason() + remark,
                certainty == Certainty.SAFE ? Cause.IN_TIME : effect.cause());
    }
}
