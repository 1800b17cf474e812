package dev.seedbed.core.scenario;

import java.util.List;
import java.util.OptionalDouble;

/// Who the tenants are. More of them change no other tenant's rows.
///
/// Each tenant is one of the `personas`, by their weights: of as many tenants in a row as the weights add up to, each
/// persona has exactly its weight, and one of each comes first. With a `zipf` exponent instead, the tenant number n has
/// 1/n^exponent of what the first one has. With neither, all are alike.
public record Population(long tenants, List<Persona> personas, OptionalDouble zipf) {

    public static final Population DEFAULT = of(10);

    /// A sort of tenant. `size` is how many rows it has beside an ordinary one: 0 for one with nothing but itself.
    public record Persona(String name, int weight, double size) {}

    public Population {
        personas = List.copyOf(personas);
    }

    public static Population of(long tenants) {
        return new Population(tenants, List.of(), OptionalDouble.empty());
    }

    public Population withTenants(long other) {
        return new Population(other, personas, zipf);
    }

    public boolean alike() {
        return personas.isEmpty() && zipf.isEmpty();
    }
}
