package dev.seedbed.core.guard.routes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A web framework that the test routes are written for.
///
/// `entry` is the file that starts the application with the routes; `app` is where the application is exported,
/// unless somebody says otherwise.
public enum Framework {
    EXPRESS("server.test.ts", "./src/app.ts#app"),
    FASTIFY("server.test.ts", "./src/app.ts#buildApp"),
    NEST("main.test.ts", "./src/app.module.ts#AppModule"),
    NEXT("server.test.ts", ""),
    HONO("server.test.ts", "./src/app.ts#app"),
    SPRING("StagingApplication.java", "");

    private static final List<String> MODULES =
            List.of("names", "secret", "limits", "audit", "kit", "database", "tenants", "routes", "mount");

    private static final List<String> CLASSES = List.of(
            "Names",
            "Secrets",
            "RateLimit",
            "AuditLog",
            "Kit",
            "Refusal",
            "Sql",
            "DatabaseInspection",
            "TestTenants",
            "TestRoutesFilter",
            "StagingApplication");

    private final String entry;
    private final String app;

    Framework(String entry, String app) {
        this.entry = entry;
        this.app = app;
    }

    /// As one writes it on the command line.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String entry() {
        return entry;
    }

    String app() {
        return app;
    }

    /// What is written, but for the rows.
    List<Template> templates(String dockerfile) {
        var everywhere = Stream.of(
                own("Dockerfile", dockerfile, Comment.HASH),
                new Template("gitattributes", "{{folder}}/.gitattributes", Comment.HASH));
        return Stream.concat(everywhere, this == SPRING ? classes() : modules()).toList();
    }

    private Stream<Template> modules() {
        return Stream.concat(
                Stream.of(
                        own("entry.ts", entry, Comment.SLASHES),
                        own("tsconfig.json", "{{folder}}/tsconfig.json", Comment.SLASHES)),
                MODULES.stream()
                        .map(name ->
                                new Template("node/" + name + ".ts", "{{folder}}/" + name + ".ts", Comment.SLASHES)));
    }

    private Stream<Template> classes() {
        return Stream.concat(
                Stream.of(
                        own("pom.xml", "{{folder}}/pom.xml", Comment.XML),
                        own("staging.xml", "{{folder}}/staging/pom.xml", Comment.XML)),
                CLASSES.stream()
                        .map(name -> own(
                                name + ".java",
                                "{{folder}}/staging/src/main/java/testroutes/" + name + ".java",
                                Comment.SLASHES)));
    }

    /// The framework's own, or else what it shares with all of Node.
    private Template own(String resource, String path, Comment comment) {
        return Stream.of(code(), "node")
                .map(folder -> new Template(folder + "/" + resource, path, comment))
                .filter(Template::exists)
                .findFirst()
                .orElseThrow();
    }
}
