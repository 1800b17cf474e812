package dev.seedbed.core.cascade;

import java.util.Random;

/// A foreign key of a {@link RandomTenancy}: from a column of its own, from the tenant column, or from both.
record RandomKey(
        String name,
        int table,
        int target,
        Form form,
        String column,
        boolean nullable,
        String action,
        boolean matchFull,
        boolean deferred) {

    /// What the key is made of.
    enum Form {
        OWN_COLUMN,
        TENANT_COLUMN,
        BOTH
    }

    /// `gentle` keys mostly cascade, so that some schemas let the delete pass. The root points at itself only where
    /// `selfish`.
    static RandomKey from(Random random, int table, int tables, int number, boolean gentle, boolean selfish) {
        var form = switch (random.nextInt(6)) {
            case 0 -> table == 0 ? Form.OWN_COLUMN : Form.TENANT_COLUMN;
            case 1, 2 -> Form.BOTH;
            default -> Form.OWN_COLUMN;
        };
        var target = form == Form.TENANT_COLUMN || random.nextInt(3) == 0 ? 0 : random.nextInt(tables);
        var name = "k%d_%d".formatted(table, number);
        var nullable = random.nextInt(gentle ? 6 : 3) == 0;
        return new RandomKey(
                name,
                table,
                table == 0 && target == 0 && !selfish ? 1 : target,
                form,
                form == Form.TENANT_COLUMN ? "tenant" : name + "_id",
                nullable,
                action(random, gentle, form),
                form == Form.BOTH && !nullable && random.nextInt(4) == 0,
                random.nextInt(4) == 0);
    }

    /// A second key between the same columns, with an action of its own.
    RandomKey twin(Random random, boolean gentle) {
        return new RandomKey(
                name + "_twin",
                table,
                target,
                form,
                column,
                nullable,
                action(random, gentle, form),
                matchFull,
                random.nextBoolean());
    }

    private static String action(Random random, boolean gentle, Form form) {
        return switch (random.nextInt(gentle ? 20 : 10)) {
            case 0 -> "SET NULL";
            case 1 -> form == Form.BOTH ? "SET NULL (own)" : "SET NULL";
            case 2 -> "SET DEFAULT";
            case 3, 4 -> "NO ACTION";
            case 5 -> "RESTRICT";
            default -> "CASCADE";
        };
    }

    /// Whether the key brings its column along.
    boolean declaresColumn() {
        return form != Form.TENANT_COLUMN && column.equals(name + "_id");
    }

    /// The declaration of its column; the default of a required one is a row of the neighbour's.
    String declaration() {
        return column + " int" + (nullable ? "" : " NOT NULL DEFAULT " + (target == 0 ? 2 : 200));
    }

    String constraint() {
        var both = form == Form.BOTH;
        return "ALTER TABLE t%d ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES t%d (%s)%s ON DELETE %s%s;\n"
                .formatted(
                        table,
                        name,
                        both ? "tenant, " + column : column,
                        target,
                        both ? "tenant, id" : "id",
                        matchFull ? " MATCH FULL" : "",
                        action.replace("own", column),
                        deferred ? " DEFERRABLE INITIALLY DEFERRED" : "");
    }
}
