package dev.seedbed.core.generate.row;

/// How many children each home parent has. Sums over parents are found by arithmetic, so parent and children of any row
/// follow without counting. `kind` is the class of the tenant.
public interface Dealing {

    /// How many children the first `parents` parents of a tenant have together.
    long children(int kind, long parents);

    /// The parent of a tenant's child with this number.
    long parent(int kind, long child);

    /// Whether it holds for tenants behind the volume as well; else theirs are divided evenly.
    default boolean forAll() {
        return false;
    }

    /// The fewest children that a parent has.
    long fewest();

    /// The most children that a parent has.
    long most();
}
