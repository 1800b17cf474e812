package dev.seedbed.core.cascade.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be done about a fault of the cascade.
public enum Remedy {
    /// The key deletes its rows together with the rows that they point at.
    CASCADE("cascade"),
    /// The key clears those of its columns that may be NULL; the rows stay.
    SET_NULL("set-null"),
    /// The key is checked at commit, when everything that goes is gone.
    DEFERRABLE("deferrable"),
    /// A foreign key that cascades, where only a name or a policy says that there is one.
    ADD_KEY("add-key"),
    /// The columns of a cascading key become NOT NULL, so that it reaches every row.
    REQUIRE("require"),
    /// An index on the referencing columns of a key.
    ADD_INDEX("add-index"),
    /// The key carries the tenant column, so that no row can point at another tenant's.
    CARRY_TENANT("carry-tenant"),
    /// The rows are meant to stay.
    INTENDED("intended"),
    /// It stays as it is.
    KEEP("keep");

    private final String code;

    Remedy(String code) {
        this.code = code;
    }

    /// The word used in reports and on the command line; stable.
    public String code() {
        return code;
    }

    public static Optional<Remedy> find(String code) {
        return Arrays.stream(values())
                .filter(remedy -> remedy.code.equals(code))
                .findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Remedy::code).toList();
    }
}
