package dev.seedbed.core.guard.scan;

import static dev.seedbed.core.guard.scan.Archives.GZIP;
import static dev.seedbed.core.guard.scan.Archives.ZSTD;
import static dev.seedbed.core.guard.scan.Archives.files;
import static dev.seedbed.core.guard.scan.Archives.layout;
import static dev.seedbed.core.guard.scan.Archives.packed;
import static dev.seedbed.core.guard.scan.Archives.saved;
import static dev.seedbed.core.guard.scan.Archives.stored;
import static dev.seedbed.core.guard.scan.Archives.tar;
import static dev.seedbed.core.guard.scan.Archives.text;
import static dev.seedbed.core.guard.scan.Archives.zip;
import static dev.seedbed.core.guard.scan.Shop.PRODUCTION;
import static dev.seedbed.core.guard.scan.Shop.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.core.guard.scan.Shop.Bundler;
import dev.seedbed.core.guard.scan.search.Form;
import dev.seedbed.testing.NodeTools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Ways in which test routes get into production, each made with the real tools; and production builds, which
/// have none.
class LeaksTest {

    private static final AtomicInteger PROJECTS = new AtomicInteger();
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+";

    /// One way: makes what is shipped, and names what has to be found there.
    private record Leak(String way, String name, Form form, Function<Shop, Path> shipped) {
        @Override
        public String toString() {
            return way;
        }
    }

    private static Leak leak(String way, Form form, Function<Shop, Path> shipped) {
        return new Leak(way, TestRoutes.TRIPWIRE, form, shipped);
    }

    private static Leak leak(String way, Function<Shop, Path> shipped) {
        return leak(way, Form.TEXT, shipped);
    }

    private static Leak mention(String way, String name, Function<Shop, Path> shipped) {
        return new Leak(way, name, Form.TEXT, shipped);
    }

    private static Shop shop() {
        return Shop.copy("leak-" + PROJECTS.incrementAndGet());
    }

    static Stream<Leak> leaks() {
        return Stream.of(imports(), bundles(), archives(), images(), leftovers())
                .flatMap(leaks -> leaks);
    }

    private static Stream<Leak> imports() {
        return Stream.of(Bundler.values())
                .flatMap(bundler -> Stream.of(
                        leak("direct import, " + bundler, shop -> {
                            shop.write(PRODUCTION, """
                                    import { createApp } from "./app.js";
                                    import { testRoutes } from "./test-routes/index.js";
                                    const routes = process.env.STAGE === "test" ? testRoutes(process.env) : undefined;
                                    createApp(routes).listen(3000);
                                    """);
                            return only(shop.build(bundler, PRODUCTION), ".js");
                        }),
                        leak("re-export, " + bundler, shop -> {
                            shop.write("library.js", """
                                    export * from "./app.js";
                                    export * from "./test-routes/index.js";
                                    """);
                            shop.write(PRODUCTION, """
                                    import * as library from "./library.js";
                                    library.createApp(library[process.env.ROUTES]).listen(3000);
                                    """);
                            return only(shop.build(bundler, PRODUCTION), ".js");
                        })));
    }

    private static Stream<Leak> bundles() {
        var lazy = """
                import { createApp } from "./app.js";
                if (process.env.STAGE === "test") {
                  const { testRoutes } = await import("./test-routes/index.js");
                  createApp(testRoutes(process.env)).listen(3000);
                } else {
                  createApp().listen(3000);
                }
                """;
        return Stream.of(
                leak("dynamic import in one file", shop -> {
                    shop.write(PRODUCTION, lazy);
                    return shop.build(Bundler.ESBUILD, PRODUCTION);
                }),
                leak("lazy chunk, esbuild", shop -> {
                    shop.write(PRODUCTION, lazy);
                    var out = shop.build(Bundler.ESBUILD, PRODUCTION, "--splitting", "--chunk-names=[hash]");
                    assertThat(clean(out.resolve(PRODUCTION)))
                            .as("the entry itself is clean")
                            .isTrue();
                    return out;
                }),
                leak("lazy chunk, webpack", shop -> {
                    shop.write(PRODUCTION, lazy);
                    return shop.build(Bundler.WEBPACK, PRODUCTION, "--output-chunk-filename=[contenthash].js");
                }),
                leak("source map only", shop -> {
                    shop.write("app.js", new String(shop.read("app.js"), StandardCharsets.UTF_8) + """
                            if (process.env.NODE_ENV !== "production") {
                              console.log("seedbed-test-routes-tripwire-5eedbed0");
                            }
                            """);
                    var out = shop.build(Bundler.ESBUILD, PRODUCTION, "--define:process.env.NODE_ENV=\"production\"");
                    assertThat(clean(out.resolve(PRODUCTION)))
                            .as("the bundle is clean")
                            .isTrue();
                    return out;
                }),
                leak("source map inside the bundle", Form.BASE64, shop -> {
                    shop.build(Bundler.ESBUILD, STAGING, "--sourcemap=inline");
                    return shop.folder().resolve("dist");
                }),
                leak("webpack's eval", shop -> {
                    shop.run("webpack", "--mode=development", "--target=node20", "--entry=./" + STAGING);
                    return shop.folder().resolve("dist");
                }),
                leak("inlined as base64", Form.BASE64, shop -> {
                    shop.write("kit.bin", shop.bundle());
                    shop.write(PRODUCTION, "import kit from \"./kit.bin\";\nconsole.log(kit);\n");
                    shop.run("esbuild", PRODUCTION, "--bundle", "--loader:.bin=base64", "--outfile=out/server.js");
                    return shop.folder().resolve("out");
                }),
                leak(
                        "escaped to ASCII",
                        Form.ESCAPED,
                        shop -> shop.write("out/a.js", escaped(shop.bundle(), "\\x%02x"))),
                leak(
                        "escaped as JSON",
                        Form.ESCAPED,
                        shop -> shop.write("out/a.json", escaped(shop.bundle(), "\\u%04x"))),
                leak("in an address", Form.PERCENT, shop -> shop.write("out/a.html", escaped(shop.bundle(), "%%%02x"))),
                leak("in an attribute", Form.ENTITY, shop -> shop.write("out/b.html", escaped(shop.bundle(), "&#%d;"))),
                leak(
                        "joined from parts",
                        Form.JOINED,
                        shop -> shop.write(
                                "out/a.js",
                                new String(shop.bundle(), StandardCharsets.UTF_8)
                                        .replace("seedbed-test-routes", "seedbed-\" + \"test\".concat('-routes"))));
    }

    private static Stream<Leak> archives() {
        return Stream.of(
                leak("library jar in a jar", shop -> {
                    var library = zip(files("dev/shop/TestRoutes.class", shop.bundle()));
                    return shop.write("app.jar", stored(files("BOOT-INF/lib/routes.jar", library)));
                }),
                leak("jar in a war in a zip", shop -> {
                    var jar = zip(files("TestRoutes.class", shop.bundle()));
                    var war = zip(files("WEB-INF/lib/routes.jar", jar));
                    return shop.write("release.zip", zip(files("app.war", war)));
                }),
                leak("asset packed by gzip", shop -> shop.write("out/a.js.gz", packed(shop.bundle(), GZIP))),
                leak("asset packed by Brotli", shop -> {
                    shop.write("pack.js", """
                            import { readFileSync, writeFileSync } from "node:fs";
                            import { brotliCompressSync } from "node:zlib";
                            writeFileSync("a.js.br", brotliCompressSync(readFileSync("dist/server.test.js")));
                            """);
                    shop.bundle();
                    NodeTools.node(shop.folder(), "pack.js");
                    return shop.folder().resolve("a.js.br");
                }),
                leak("git history left behind", shop -> {
                    var object = text("blob 99\0" + new String(shop.bundle(), StandardCharsets.UTF_8));
                    var packed = packed(object, java.util.zip.DeflaterOutputStream::new);
                    return shop.write("out/.git/objects/5e/" + "ed".repeat(19), packed)
                            .getParent()
                            .getParent()
                            .getParent()
                            .getParent();
                }));
    }

    private static Stream<Leak> images() {
        var deleted = tar(files("app/.wh.server.test.js", new byte[0]));
        return Stream.of(
                leak("earlier layer, deleted by a later one", shop -> {
                    var layer = tar(files("app/server.test.js", shop.bundle()));
                    return shop.write("image.tar", tar(saved(List.of(layer, deleted))));
                }),
                leak("earlier layer of an OCI layout", shop -> {
                    var layer = packed(tar(files("app/server.test.js", shop.bundle())), ZSTD);
                    var image = layout(List.of(layer, packed(deleted, ZSTD)), LAYER + "zstd");
                    image.forEach((name, content) -> shop.write("image/" + name, content));
                    return shop.folder().resolve("image");
                }),
                leak("jar in a layer", shop -> {
                    var jar = zip(files("TestRoutes.class", shop.bundle()));
                    var layer = packed(tar(files("opt/app.jar", jar)), GZIP);
                    return shop.write("image.tar", tar(layout(List.of(layer), LAYER + "gzip")));
                }),
                mention("secret set in the image's configuration", TestRoutes.SECRET, shop -> {
                    var image = saved(List.of(tar(files("a", text("a")))));
                    image.put("config.json", text("{\"config\":{\"Env\":[\"E2E_ADMIN_SECRET=4d1f\"]}}"));
                    return shop.write("image.tar", tar(image));
                }));
    }

    private static Stream<Leak> leftovers() {
        return Stream.of(
                leak("renamed file", shop -> shop.write("out/4f1c9a.bin", shop.bundle())),
                leak(
                        "UTF-16 file",
                        Form.UTF_16,
                        shop -> shop.write(
                                "out/a.js",
                                new String(shop.bundle(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16))),
                leak("copied node_modules", shop -> {
                    var modules = shop.folder().resolve("out/node_modules");
                    Shop.copy(NodeTools.folder().resolve("node_modules/ms"), modules.resolve("ms"));
                    Shop.copy(shop.folder().resolve("test-routes"), modules.resolve("@shop/staging"));
                    return modules;
                }),
                new Leak("folder left empty of code", "test-routes/", Form.PATH, shop -> {
                    shop.write("out/app.js", "serve();");
                    return shop.write("out/test-routes/.keep", "").getParent().getParent();
                }),
                mention("Dockerfile left in the image", "test-routes/", shop -> shop.write("out/Dockerfile", """
                        FROM node:20 AS staging
                        COPY test-routes/ ./test-routes/
                        CMD ["node", "server.test.js"]
                        """)),
                mention(
                        "compose file left in the image",
                        TestRoutes.SECRET,
                        shop -> shop.write("out/compose.yaml", """
                        services:
                          shop:
                            environment:
                              E2E_ADMIN_SECRET: ${E2E_ADMIN_SECRET:?}
                        """)),
                mention(
                        "shell script that starts a test server",
                        TestRoutes.SECRET,
                        shop -> shop.write("out/start", """
                        #!/bin/sh
                        E2E_ADMIN_SECRET="$(cat /run/secrets/e2e)" exec node server.test.js
                        """)),
                mention("hand-made copy of the routes", TestRoutes.HEADER, shop -> shop.write("out/a.js", """
                        if (request.headers["E2E-Admin-Secret"] === secret) resetTenant();
                        """)));
    }

    private static String escaped(byte[] bundle, String format) {
        var tripwire = TestRoutes.TRIPWIRE
                .chars()
                .mapToObj(letter -> String.format(Locale.ROOT, format, letter))
                .collect(Collectors.joining());
        return new String(bundle, StandardCharsets.UTF_8).replace(TestRoutes.TRIPWIRE, tripwire);
    }

    private static Path only(Path folder, String ending) {
        return Shop.below(folder).stream()
                .filter(file -> file.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private static boolean clean(Path target) {
        return Shop.scan(target).findings().isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void findsTestRoutesHoweverTheyGotThere(Leak leak) {
        var report = Shop.scan(leak.shipped().apply(shop()));

        assertThat(report.unread()).isEmpty();
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.hit().name().text()).isEqualTo(leak.name());
            assertThat(finding.hit().form()).isEqualTo(leak.form());
        });
    }

    @ParameterizedTest
    @EnumSource
    void theTripwireOutlivesMinification(Bundler bundler) throws Exception {
        var bundle = only(shop().build(bundler, STAGING), ".js");

        assertThat(Files.readAllLines(bundle)).as("minified").hasSizeLessThan(5);
        assertThat(Shop.scan(bundle).findings())
                .anySatisfy(finding -> assertThat(finding.hit().name().text()).isEqualTo(TestRoutes.TRIPWIRE));
    }

    @ParameterizedTest
    @EnumSource
    void productionBuildsHoldNothing(Bundler bundler) {
        var report = Shop.scan(shop().build(bundler, PRODUCTION));

        assertThat(report.findings()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.scanned().files()).isPositive();
    }

    @Test
    void tellsWhichNextBuildIsForStaging() {
        var production = Shop.scan(Shop.next("next-production", "production"));
        assertThat(production.findings()).isEmpty();
        assertThat(production.unread()).isEmpty();

        var staging = Shop.scan(Shop.next("next-staging", "staging"));
        assertThat(staging.findings())
                .anySatisfy(finding -> assertThat(finding.hit().name().text()).isEqualTo(TestRoutes.TRIPWIRE));
    }
}
