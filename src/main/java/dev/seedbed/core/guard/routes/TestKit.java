package dev.seedbed.core.guard.routes;

import dev.seedbed.core.guard.TestRoutes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The test routes for one application: their code, and the tenants that they can make.
public record TestKit(Framework framework, Application application, String dockerfile, TenantFiles tenants) {

    /// What the name of every test tenant begins with.
    static final String PREFIX = "e2e-";

    List<KitFile> files() {
        var values = values();
        return Stream.concat(
                        framework.templates(dockerfile).stream().map(template -> template.fill(values)),
                        tenants.files().stream())
                .toList();
    }

    private Map<String, String> values() {
        var values = new HashMap<>(application.values());
        values.put("header", TestRoutes.HEADER);
        values.put("secret", TestRoutes.SECRET);
        values.put("previousSecret", TestRoutes.PREVIOUS_SECRET);
        values.put("path", TestRoutes.PATH);
        values.put("tripwire", TestRoutes.TRIPWIRE);
        values.put("folder", TestRoutes.FOLDER);
        values.put("entry", framework.entry());
        values.put("staged", framework.entry().replace(".ts", ".js"));
        values.put("main", framework.entry().replace(".test.ts", ".js"));
        return values;
    }
}
