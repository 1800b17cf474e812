package dev.seedbed.core.guard.routes;

import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.testing.NodeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small application with the kit in its repository, built for production and for staging.
record NodeApp(Framework framework, Path folder) implements App {

    /// Written, type-checked and built.
    static NodeApp build(Framework framework, TenantFiles tenants) {
        var app = new NodeApp(framework, NodeTools.project("app-" + framework.code()));
        App.prepare(framework, app.folder, tenants);
        app.build();
        return app;
    }

    private void build() {
        switch (framework) {
            case EXPRESS, FASTIFY, HONO -> {
                NodeTools.run(folder, "tsc", "--noEmit");
                NodeTools.run(
                        folder,
                        "esbuild",
                        "src/server.ts",
                        "--bundle",
                        "--minify",
                        "--sourcemap",
                        "--packages=external",
                        "--platform=node",
                        "--format=esm",
                        "--outfile=dist/server.js");
            }
            case NEST -> NodeTools.run(folder, "tsc");
            case NEXT -> NodeTools.run(folder, "next", "build");
            case SPRING -> throw new IllegalArgumentException("Maven builds it");
        }
        NodeTools.run(folder, "tsc", "--project", TestRoutes.FOLDER + "/tsconfig.json");
    }

    /// All that production ships.
    @Override
    public List<Path> production() {
        var shipped = folder.resolve(framework == Framework.NEXT ? ".next" : "dist");
        return App.files(shipped).stream()
                .filter(file -> !file.startsWith(shipped.resolve("cache")))
                .toList();
    }

    @Override
    public List<String> productionCommand() {
        return switch (framework) {
            case EXPRESS, FASTIFY, HONO -> List.of("node", "dist/server.js");
            case NEST -> List.of("node", "dist/main.js");
            case SPRING -> throw new IllegalStateException("Java runs it");
            case NEXT -> List.of("node", "../node_modules/next/dist/bin/next", "start");
        };
    }

    @Override
    public List<String> stagingCommand() {
        return List.of("node", "dist-staging/" + framework.entry().replace(".ts", ".js"));
    }

    @Override
    public String secretSource() {
        try {
            return Files.readString(folder.resolve(TestRoutes.FOLDER).resolve("secret.ts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String comparison() {
        return "timingSafeEqual(hash, previous)";
    }

    @Override
    public String toString() {
        return framework.code();
    }
}
