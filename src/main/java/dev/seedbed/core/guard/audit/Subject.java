package dev.seedbed.core.guard.audit;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.Identifier;
import java.util.EnumSet;
import java.util.Set;

/// A column that is asked: how its cells are written, and what its name says they are.
public record Subject(TableName table, String column, CellForm form, Set<Identifier> named) {

    private static final Set<Identifier> OF_DIGITS =
            EnumSet.of(Identifier.PHONE, Identifier.CARD, Identifier.SSN, Identifier.NHS, Identifier.GTIN);

    public static Subject of(TableName table, String column, CellForm form) {
        var named = switch (form) {
            case INET -> EnumSet.of(Identifier.IPV4, Identifier.IPV6);
            case MAC -> EnumSet.of(Identifier.MAC);
            default -> named(table.name(), column);
        };
        if (form == CellForm.NUMBER) {
            named.retainAll(OF_DIGITS);
        }
        return new Subject(table, column, form, named);
    }

    /// What a name says; `within` is the table, or what else the name stands in.
    static EnumSet<Identifier> named(String within, String name) {
        var named = EnumSet.noneOf(Identifier.class);
        for (var kind : Identifier.values()) {
            if (kind.named(within, name)) {
                named.add(kind);
            }
        }
        return named;
    }

    /// Whether its cells need to be read at all.
    public boolean asked() {
        return form != CellForm.OPAQUE && (form != CellForm.NUMBER || !named.isEmpty());
    }
}
