package dev.seedbed.core.guard.scan;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.scan.search.Name;
import dev.seedbed.testing.NodeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A small application with an entry for production (`server.js`) and one for staging (`server.test.js`), which
/// alone imports the test routes.
record Shop(Path folder) {

    static final String PRODUCTION = "server.js";
    static final String STAGING = "server.test.js";

    /// What makes one file of an entry, minified, with a source map beside it.
    enum Bundler {
        ESBUILD {
            @Override
            void build(Shop shop, String entry, Path out, String... options) {
                shop.run(
                        "esbuild",
                        Stream.concat(
                                        Stream.of(
                                                entry,
                                                "--bundle",
                                                "--minify",
                                                "--platform=node",
                                                "--format=esm",
                                                "--sourcemap",
                                                "--outdir=" + out),
                                        Arrays.stream(options))
                                .toArray(String[]::new));
            }
        },
        WEBPACK {
            @Override
            void build(Shop shop, String entry, Path out, String... options) {
                shop.run(
                        "webpack",
                        Stream.concat(
                                        Stream.of(
                                                "--mode=production",
                                                "--target=node20",
                                                "--devtool=source-map",
                                                "--entry=./" + entry,
                                                "--output-path=" + out),
                                        Arrays.stream(options))
                                .toArray(String[]::new));
            }
        },
        ROLLUP_AND_TERSER {
            @Override
            void build(Shop shop, String entry, Path out, String... options) {
                shop.run("rollup", entry, "--format=es", "--sourcemap", "--dir=" + out);
                var bundle = out.resolve(entry).toString();
                shop.run("terser", bundle, "--compress", "--mangle", "--module", "--output=" + bundle);
            }
        },
        ROLLUP_AND_SWC {
            @Override
            void build(Shop shop, String entry, Path out, String... options) {
                shop.run("rollup", entry, "--format=es", "--dir=" + out);
                var bundle = out.resolve(entry).toString();
                NodeTools.node(shop.folder(), "swc.js", bundle, bundle);
            }
        };

        abstract void build(Shop shop, String entry, Path out, String... options);
    }

    /// A copy of its own.
    static Shop copy(String name) {
        return new Shop(copy("app", name));
    }

    static Path copy(String resource, String name) {
        var source = Path.of(Objects.requireNonNull(Shop.class.getResource("/dev/seedbed/scan/" + resource))
                .getPath());
        var target = NodeTools.project(name);
        copy(source, target);
        return target;
    }

    static void copy(Path source, Path target) {
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScanReport scan(Path... targets) {
        return new Scan(Name.ofTestRoutesAnd(List.of()), Limits.USUAL, Progress.UNWATCHED).of(List.of(targets));
    }

    String run(String tool, String... arguments) {
        return NodeTools.run(folder, tool, arguments);
    }

    /// Builds an entry into a folder of the shop.
    Path build(Bundler bundler, String entry, String... options) {
        var out = folder.resolve("dist");
        bundler.build(this, entry, out, options);
        return out;
    }

    /// The staging entry in one file.
    byte[] bundle() {
        build(Bundler.ESBUILD, STAGING);
        return read("dist/" + STAGING);
    }

    byte[] read(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String file, byte[] content) {
        try {
            var target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            return Files.write(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String file, String content) {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    static List<Path> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A build with Next; the staging image has pages that the production image has not.
    static Path next(String name, String image) {
        var project = copy("next", name);
        copy(copy("app", name + "-kit").resolve("test-routes"), project.resolve("test-routes"));
        NodeTools.run(project, Map.of("SHOP_IMAGE", image, "NEXT_TELEMETRY_DISABLED", "1"), "next", "build");
        return project.resolve(".next");
    }
}
