package dev.seedbed.core.guard.ci;

import dev.seedbed.core.branch.ProviderName;
import java.util.List;

/// The variables that a provider's commands read: keys, which the CI service must hide, and settings.
record Keys(List<String> secrets, List<String> settings) {

    static Keys of(ProviderName provider) {
        return switch (provider) {
            case LOCAL -> new Keys(List.of(), List.of());
            case NEON ->
                new Keys(
                        List.of("NEON_API_KEY"),
                        List.of("NEON_PROJECT_ID", "SEEDBED_NEON_DATABASE", "SEEDBED_NEON_ROLE"));
            case SUPABASE ->
                new Keys(List.of("SUPABASE_ACCESS_TOKEN", "SUPABASE_DB_PASSWORD"), List.of("SUPABASE_PROJECT_REF"));
            case PLANETSCALE ->
                new Keys(
                        List.of("PLANETSCALE_SERVICE_TOKEN_ID", "PLANETSCALE_SERVICE_TOKEN"),
                        List.of("PLANETSCALE_ORG", "PLANETSCALE_DATABASE", "SEEDBED_PLANETSCALE_CLUSTER_SIZE"));
            case DBLAB -> new Keys(List.of("DBLAB_VERIFICATION_TOKEN"), List.of("DBLAB_INSTANCE_URL"));
        };
    }
}
