package dev.seedbed.core.guard.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.NodeTools;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FalseAlarmTest {

    private static final List<String> PACKAGES = List.of(
            "@hono/node-server",
            "@nestjs/common",
            "@nestjs/core",
            "acorn",
            "ajv",
            "debug",
            "express",
            "fastify",
            "find-my-way",
            "hono",
            "pg",
            "pino",
            "qs",
            "react",
            "react-dom",
            "rollup",
            "rxjs",
            "semver",
            "send",
            "tslib",
            "webpack");

    private static final int JARS = 30;

    private static void assertSilent(List<Path> targets) {
        var report = Shop.scan(targets.toArray(Path[]::new));

        assertThat(targets).hasSizeGreaterThanOrEqualTo(20);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unread()).isEmpty();
        assertThat(report.scanned().files()).isGreaterThan(1000);
    }

    @Test
    void findsNothingInPopularPackages() {
        var modules = NodeTools.folder().resolve("node_modules");
        assertSilent(PACKAGES.stream().map(modules::resolve).toList());
    }

    @Test
    void findsNothingInJars() {
        assertSilent(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .sorted((one, other) ->
                        Long.compare(one.toFile().length(), other.toFile().length()))
                .skip(20)
                .limit(JARS)
                .toList());
    }
}
