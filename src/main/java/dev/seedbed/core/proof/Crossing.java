package dev.seedbed.core.proof;

import dev.seedbed.core.schema.ForeignKey;

/// What happened when a row of the neighbour's was made to point at a row of the tenant, and the tenant was deleted.
public record Crossing(ForeignKey key, Effect effect, String detail) {

    public enum Effect {
        /// The database did not let the row point there.
        REFUSED("refused"),
        /// The tenant could no longer be deleted.
        BLOCKED("blocked"),
        /// The neighbour's row went along.
        TAKEN("taken"),
        /// The neighbour's row lost its link.
        CLEARED("cleared");

        private final String code;

        Effect(String code) {
            this.code = code;
        }

        /// The word used in reports; stable.
        public String code() {
            return code;
        }
    }
}
