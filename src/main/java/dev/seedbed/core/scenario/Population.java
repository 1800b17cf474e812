package dev.seedbed.core.scenario;

/// Who the tenants are. More of them change no other tenant's rows.
public record Population(long tenants) {

    public static final Population DEFAULT = new Population(10);

    public Population withTenants(long other) {
        return new Population(other);
    }
}
