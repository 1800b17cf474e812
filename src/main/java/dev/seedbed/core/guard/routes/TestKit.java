package dev.seedbed.core.guard.routes;

import dev.seedbed.core.guard.TestRoutes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The test routes for one application: their code, and the tenants that they can make.
public record TestKit(Framework framework, AppExport app, String dockerfile, TenantFiles tenants) {

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
        var compiled = framework.entry().replace(".ts", ".js");
        return Map.ofEntries(
                Map.entry("header", TestRoutes.HEADER),
                Map.entry("secret", TestRoutes.SECRET),
                Map.entry("previousSecret", TestRoutes.PREVIOUS_SECRET),
                Map.entry("path", TestRoutes.PATH),
                Map.entry("tripwire", TestRoutes.TRIPWIRE),
                Map.entry("folder", TestRoutes.FOLDER),
                Map.entry("entry", framework.entry()),
                Map.entry("staged", compiled),
                Map.entry("main", compiled.replace(".test", "")),
                Map.entry("app", app.specifier()),
                Map.entry("export", app.name()));
    }
}
