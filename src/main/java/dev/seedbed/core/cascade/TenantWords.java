package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.NameWords;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the name of a table says about its being the tenant.
final class TenantWords {

    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("tenant", 100),
            Map.entry("workspace", 95),
            Map.entry("organization", 95),
            Map.entry("organisation", 95),
            Map.entry("org", 90),
            Map.entry("company", 85),
            Map.entry("realm", 80),
            Map.entry("team", 75),
            Map.entry("account", 70),
            Map.entry("store", 65),
            Map.entry("shop", 65),
            Map.entry("merchant", 65),
            Map.entry("school", 65),
            Map.entry("clinic", 65),
            Map.entry("practice", 60),
            Map.entry("agency", 65),
            Map.entry("studio", 60),
            Map.entry("club", 60),
            Map.entry("household", 60),
            Map.entry("namespace", 60),
            Map.entry("site", 55),
            Map.entry("project", 50),
            Map.entry("client", 45),
            Map.entry("customer", 40),
            Map.entry("group", 30));

    private static final Set<String> NOT_TENANTS = Set.of(
            "user",
            "person",
            "people",
            "member",
            "membership",
            "job",
            "task",
            "product",
            "host",
            "node",
            "session",
            "country",
            "currency",
            "language",
            "role",
            "permission",
            "file",
            "image",
            "category",
            "tag",
            "event",
            "message",
            "order",
            "invoice",
            "employee",
            "contact",
            "profile",
            "setting",
            "token",
            "item",
            "type");

    private TenantWords() {}

    /// From 100, a tenant by name, over 0, no opinion, to -60, something that tenants have.
    static int weight(TableName table) {
        var words = NameWords.of(table.name());
        var last = NameWords.singular(words.getLast());
        if (NOT_TENANTS.contains(last)) {
            return -60;
        }
        return Math.max(0, WEIGHTS.getOrDefault(last, 0) - 15 * Math.max(0, words.size() - 2));
    }

    /// The words that tenants go by and hardly anything else does, folded.
    static List<String> unmistakable() {
        return WEIGHTS.entrySet().stream()
                .filter(entry -> entry.getValue() >= 80)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
