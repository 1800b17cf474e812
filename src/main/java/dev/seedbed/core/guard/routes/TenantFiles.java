package dev.seedbed.core.guard.routes;

import dev.seedbed.core.deliver.Fingerprint;
import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.deliver.TenantScript;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.core.schema.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The rows of the tenants that test routes can make, one file each, and the list of them: the routes insert
/// what is written there, in any language, and generate nothing.
///
/// They are tenants that the scenario has beyond those of the base: adding them changes no row that the base
/// has.
public final class TenantFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Plan base;
    private final Plan wider;
    private final RootTable root;

    private TenantFiles(Plan base, Plan wider, RootTable root) {
        this.base = base;
        this.wider = wider;
        this.root = root;
    }

    /// `wider` plans the scenario of `base` with more tenants.
    public static TenantFiles of(Plan base, Plan wider) {
        return new TenantFiles(base, wider, FurtherTenants.check(base, wider));
    }

    /// What stands in the way of deleting a tenant.
    public List<Problem> warnings() {
        return FurtherTenants.warnings(base);
    }

    List<KitFile> files() {
        var files = new ArrayList<KitFile>();
        var tenants = new ArrayList<Map<String, Object>>();
        var first = base.draft().scenario().tenants();
        var count = wider.draft().scenario().tenants() - first;
        for (var slot = 1; slot <= count; slot++) {
            var script = new TenantScript(wider, first + slot - 1);
            var name = String.format(Locale.ROOT, "%04d.sql", slot);
            var text = script.text() + root.rename(script);
            files.add(new KitFile(TestRoutes.FOLDER + "/tenants/" + name, text, Comment.NONE));
            tenants.add(fields(
                    "slot", slot,
                    "key", root.key(script),
                    "file", name,
                    "sha256", Sha256.of(text),
                    "rows", script.rows()));
        }
        files.add(new KitFile(TestRoutes.FOLDER + "/tenants.json", list(tenants), Comment.NONE));
        return files;
    }

    private String list(List<Map<String, Object>> tenants) {
        var sequences = TenantScript.sequences(wider).entrySet().stream()
                .map(entry -> fields("sequence", entry.getKey(), "past", entry.getValue()))
                .toList();
        return JSON.writeValueAsString(fields(
                        "tool",
                        Manifest.TOOL,
                        "scenario",
                        Fingerprint.of(base.draft()),
                        "prefix",
                        TestKit.PREFIX,
                        "root",
                        root.fields(),
                        "sequences",
                        sequences,
                        "tenants",
                        tenants))
                + "\n";
    }

    private static Map<String, Object> fields(Object... pairs) {
        var fields = new LinkedHashMap<String, Object>();
        for (var index = 0; index < pairs.length; index += 2) {
            fields.put((String) pairs[index], pairs[index + 1]);
        }
        return fields;
    }
}
