package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.ColumnName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which dates and times stay as they are made, and which move with the day on which the rows are loaded. `columns` are
/// those that a person decided by themselves.
public record Clock(Motion usual, Map<ColumnName, Motion> columns) {

    public static final Clock FROZEN = new Clock(Motion.FROZEN, Map.of());

    public enum Motion {
        /// The same bytes each day.
        FROZEN,
        /// As many whole days later as the load is later than `as-of`, so that yesterday stays yesterday.
        SLIDING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Motion> find(String code) {
            return Arrays.stream(values())
                    .filter(motion -> motion.code().equals(code))
                    .findFirst();
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Motion::code).toList();
        }
    }

    public Clock {
        columns = Map.copyOf(columns);
    }

    /// What a person decided about a column by itself.
    public Optional<Motion> decided(ColumnName column) {
        return Optional.ofNullable(columns.get(column));
    }

    public Clock with(ColumnName column, Motion motion) {
        var changed = new HashMap<>(columns);
        changed.put(column, motion);
        return new Clock(usual, changed);
    }
}
