package dev.seedbed.core.guard.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A web framework that the test routes are written for.
///
/// `entry` is the file that starts the application with the routes; `app` is where the application is exported, unless
/// somebody says otherwise.
public enum Framework {
    EXPRESS("server.test.ts", "./src/app.ts#app"),
    FASTIFY("server.test.ts", "./src/app.ts#buildApp"),
    NEST("main.test.ts", "./src/app.module.ts#AppModule"),
    NEXT("server.test.ts", ""),
    HONO("server.test.ts", "./src/app.ts#app");

    private static final List<String> CORE =
            List.of("names", "secret", "limits", "audit", "kit", "database", "tenants", "routes", "mount");

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

    public String app() {
        return app;
    }

    /// What is written, but for the rows.
    List<Template> templates(String dockerfile) {
        var templates = new ArrayList<>(List.of(
                own("entry.ts", entry, Comment.SLASHES),
                own("Dockerfile", dockerfile, Comment.HASH),
                own("tsconfig.json", "{{folder}}/tsconfig.json", Comment.SLASHES),
                node("gitattributes", "{{folder}}/.gitattributes", Comment.HASH)));
        CORE.forEach(name -> templates.add(node(name + ".ts", "{{folder}}/" + name + ".ts", Comment.SLASHES)));
        return templates;
    }

    private Template own(String resource, String path, Comment comment) {
        return Stream.of(code(), "node")
                .map(folder -> new Template(folder + "/" + resource, path, comment))
                .filter(Template::exists)
                .findFirst()
                .orElseThrow();
    }

    private static Template node(String resource, String path, Comment comment) {
        return new Template("node/" + resource, path, comment);
    }
}
