package dev.seedbed.fakes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The shapes that PlanetScale's answers are made of.
final class PlanetScaleJson {

    private static final String ACTOR = "{\"id\": \"act-1\", \"display_name\": \"a token\", \"avatar_url\": \"\"}";
    private static final String REGION = """
            {"id": "reg-1", "provider": "AWS", "enabled": true, "public_ip_addresses": [], "display_name": "Frankfurt",
             "location": "Frankfurt", "slug": "eu-central", "current_default": true, "mysql_supported": true,
             "postgresql_supported": true}""";
    private static final String DATABASE = """
            {"id": "db-1", "url": "", "branches_url": "", "open_schema_recommendations_count": 0,
             "development_branches_count": 0, "production_branches_count": 1,
             "multiple_admins_required_for_deletion": false, "ready": true,
             "at_backup_restore_branches_limit": false, "at_development_branch_usage_limit": false, "html_url": "",
             "state": "ready", "sharded": false, "default_branch_shard_count": 0,
             "default_branch_read_only_regions_count": 0, "default_branch_table_count": 2,
             "require_approval_for_deploy": false, "deletion_protected": false, "resizing": false,
             "resize_queued": false, "config_changing": false, "config_change_queued": false,
             "allow_data_branching": false, "foreign_keys_enabled": true, "restrict_branch_region": false,
             "insights_raw_queries": false, "plan": "scaler_pro", "insights_enabled": false,
             "production_branch_web_console": false, "schema_last_updated_at": null}""";
    private static final String BRANCH = """
            {"deleted_at": null, "restore_checklist_completed_at": null, "schema_last_updated_at": null,
             "kind": "postgresql", "mysql_address": "", "mysql_edge_address": "", "direct_vtgate": false,
             "vtgate_size": "", "vtgate_name": null, "vtgate_count": 0, "vtgate_autoscaling": false,
             "vtgate_max_count": null, "vtgate_target_cpu_utilization": null, "cluster_iops": null,
             "schema_ready": true, "metal": false, "safe_migrations": false, "sharded": false, "shard_count": 0,
             "keyspace_count": 0, "stale_schema": false, "private_edge_connectivity": false, "has_replicas": false,
             "has_read_only_replicas": false, "html_url": "", "url": "", "vtgate_options": {}}""";
    private static final String BACKUP = """
            {"estimated_storage_cost": 0.1, "deleted_at": null, "pvc_size": 0, "protected": false, "required": false,
             "backup_policy": null, "schema_snapshot": null}""";
    private static final String ROLE = """
            {"private_access_host_url": "", "private_connection_service_name": "", "deleted_at": null,
             "dropped_at": null, "disabled_at": null, "drop_failed": "", "ready": true, "expired": false,
             "default": false, "with_replication": false}""";

    private PlanetScaleJson() {}

    private static ObjectNode read(String json) {
        return (ObjectNode) Call.JSON.readTree(json);
    }

    static ObjectNode database(String name, String kind, int branches, Instant created) {
        var json = dated(read(DATABASE), created)
                .put("name", name)
                .put("kind", kind)
                .put("branches_count", branches)
                .put("default_branch", PlanetScaleBranch.DEFAULT);
        json.set("region", read(REGION));
        return json;
    }

    static ObjectNode branch(Instant created) {
        var json = dated(read(BRANCH), created);
        json.set("actor", read(ACTOR));
        json.set("region", read(REGION));
        return json;
    }

    static ObjectNode backup(Instant created) {
        var json = dated(read(BACKUP), created).put("started_at", created.toString());
        json.set("actor", read(ACTOR));
        return json;
    }

    static ObjectNode role(Instant created) {
        var json = dated(read(ROLE), created);
        json.set("actor", read(ACTOR));
        json.putObject("query_safety_settings")
                .put("require_where_on_delete", "warn")
                .put("require_where_on_update", "warn");
        return json;
    }

    /// How one thing is told of within another.
    static ObjectNode resource(String id, String name, Instant created, Optional<Instant> deleted) {
        return dated(Call.object().put("id", id).put("name", name), created)
                .put("deleted_at", deleted.map(Instant::toString).orElse(null));
    }

    private static ObjectNode dated(ObjectNode json, Instant created) {
        return json.put("created_at", created.toString()).put("updated_at", created.toString());
    }

    /// The page that is asked for, of at most so many.
    static Answer page(Call call, List<ObjectNode> all, int most) {
        var size = Math.min(most, call.query("per_page", most));
        var page = call.query("page", 1);
        var pages = Math.max(1, (all.size() + size - 1) / size);
        var json = Call.object()
                .put("type", "list")
                .put("current_page", page)
                .put("per_page", size)
                .put("total_count", all.size())
                .put("total_pages", pages);
        var next = page < pages ? Optional.of(page + 1) : Optional.<Integer>empty();
        var previous = page > 1 ? Optional.of(page - 1) : Optional.<Integer>empty();
        link(json, "next_page", next);
        link(json, "prev_page", previous);
        var data = json.putArray("data");
        all.stream().skip((long) (page - 1) * size).limit(size).forEach(data::add);
        return Answer.json(200, json);
    }

    private static void link(ObjectNode json, String name, Optional<Integer> page) {
        json.put(name, page.orElse(null));
        json.put(
                name + "_url",
                page.map(number -> "https://api.planetscale.com/?page=" + number)
                        .orElse(null));
    }
}
