package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;

/// The kind of thing that a foreign key does to the delete; each kind has one explanation.
public enum Cause {
    /// CASCADE: the rows go along.
    CASCADES("cascades"),
    /// SET NULL or SET DEFAULT: the rows stay without their link.
    CLEARS("clears"),
    /// The key would refuse, but its rows are always gone by then.
    IN_TIME("in-time"),
    /// Its rows do not go with the tenant.
    OUTSIDE("outside"),
    /// Its rows go with the tenant, but after a NO ACTION check that misses them, or not surely before it.
    ORDER("order"),
    /// The same for RESTRICT, which can never wait for the commit.
    RESTRICT("restrict"),
    /// Some of its rows may stay, because the keys that would take them along may be NULL.
    MAY_STAY("may-stay"),
    /// A tenant that another tenant points at.
    SUB_TENANT("sub-tenant"),
    /// SET NULL on a column that is NOT NULL.
    NOT_NULL("not-null"),
    /// SET NULL on several columns, of which one is NOT NULL: often the tenant column.
    COMPOSITE("composite"),
    /// SET NULL on only a part of another key that is MATCH FULL.
    MATCH_FULL("match-full"),
    /// SET NULL on a column that rows of another table point at.
    REFERENCED("referenced"),
    /// SET DEFAULT to a row that may not be there.
    DEFAULT_ROW("default-row"),
    /// SET DEFAULT on rows that stay: the link goes, as long as the row behind the default is there.
    ELSEWHERE("elsewhere");

    private final String code;

    Cause(String code) {
        this.code = code;
    }

    /// The word used in reports; stable.
    public String code() {
        return code;
    }

    /// What a key does that demands nothing.
    static Cause of(ForeignKey undemanding) {
        return undemanding.onDelete() == DeleteAction.CASCADE ? CASCADES : CLEARS;
    }

    /// Why a key with a demand is as certain as it was found to be.
    static Cause of(ForeignKey key, Demand demand, Certainty certainty, CascadeReach reach) {
        var doomed = reach.doomed(key.table());
        if (certainty == Certainty.SAFE) {
            return IN_TIME;
        }
        if (key.onDelete() == DeleteAction.SET_DEFAULT && certainty == Certainty.DEPENDS && !doomed) {
            return ELSEWHERE;
        }
        if (demand.cause() != ORDER && demand.cause() != RESTRICT) {
            return demand.cause();
        }
        if (key.selfReference() && key.target().equals(reach.root())) {
            return SUB_TENANT;
        }
        if (!doomed) {
            return OUTSIDE;
        }
        return reach.latestUser(key) < CascadeReach.NEVER ? demand.cause() : MAY_STAY;
    }
}
