package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.guard.TestRoutes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoutesScanCommandTest extends CommandTest {

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private Outcome scan(Object... arguments) {
        var words = new String[arguments.length + 2];
        words[0] = "routes";
        words[1] = "scan";
        for (var i = 0; i < arguments.length; i++) {
            words[i + 2] = arguments[i].toString();
        }
        return run(words);
    }

    @Test
    void saysWhatWasLookedAtWhenItFindsNothing() throws Exception {
        write("app.js", "serve();");
        write("app.css", "p {}");

        var outcome = scan(folder);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .isEqualToIgnoringNewLines(
                        "2 files, 12 bytes, 0 archives, 0 image layers searched for 5 names: nothing found");
    }

    @Test
    void failsAndSaysWhereWhenItFindsSomething() throws Exception {
        write("app.js", "serve({\"e2e-admin-secret\":\"hunter2\"});\nfetch(\"\\x2f__e2e/tenants\");");

        var outcome = scan(folder);

        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .contains("app.js at byte 8: e2e-admin-secret (text)")
                .contains("app.js at byte 46: /__e2e/ (escaped)")
                .contains("2 found")
                .doesNotContain("hunter2");
    }

    @Test
    void reportsTheSameAsJson() throws Exception {
        var file = write("app.js", "a.set('x-seedbed', '" + TestRoutes.TRIPWIRE + "')");

        var outcome = scan(file, "--format", "json");

        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        var report = new JsonMapper().readTree(outcome.out());
        assertThat(report.at("/findings/0/path/0").asString()).isEqualTo(file.toString());
        assertThat(report.at("/findings/0/offset").asLong()).isEqualTo(20);
        assertThat(report.at("/findings/0/weight").asString()).isEqualTo("proof");
        assertThat(report.at("/findings/0/form").asString()).isEqualTo("text");
        assertThat(report.at("/findings/0/layer").isNull()).isTrue();
        assertThat(report.at("/complete").asBoolean()).isTrue();
        assertThat(report.at("/scanned/files").asLong()).isEqualTo(1);
    }

    @Test
    void failsWhenNotAllCouldBeLookedInto() throws Exception {
        write("app.js", "serve();");
        Files.write(folder.resolve("old.7z"), new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0});

        var outcome = scan(folder);

        assertThat(outcome.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(outcome.out()).contains("old.7z: not looked into: a 7z archive", "nothing found, 1 not looked into");
        assertThat(scan(folder, "--except", "older.7z").code()).isEqualTo(ExitCode.UNREACHABLE);
        var excepted = scan(folder, "--except", "old.7z");
        assertThat(excepted.code()).isZero();
        assertThat(excepted.out()).isEqualTo(outcome.out());
    }

    @Test
    void looksForNamesOfAPersonsOwn() throws Exception {
        write("app.js", "if (process.env.shop_backdoor_key) open();");

        assertThat(scan(folder).code()).isZero();
        var outcome = scan(folder, "--name", "SHOP_BACKDOOR_KEY", "--name", "/internal/seed");
        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out()).contains("SHOP_BACKDOOR_KEY (text)", "searched for 7 names");
    }

    @Test
    void letsMentionsPassWhereThatIsAsked() throws Exception {
        write("README.md", "Set E2E_ADMIN_SECRET for the staging image.");
        assertThat(scan(folder).code()).isEqualTo(ExitCode.FINDINGS);

        var outcome = scan(folder, "--allow-mentions");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("E2E_ADMIN_SECRET", "1 found");

        write("app.js", TestRoutes.TRIPWIRE);
        assertThat(scan(folder, "--allow-mentions").code()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void readsStandardInput() {
        var in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(TestRoutes.TRIPWIRE.getBytes(StandardCharsets.UTF_8)));
            var outcome = scan("-");
            assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
            assertThat(outcome.out()).startsWith("standard input at byte 0: ");
        } finally {
            System.setIn(in);
        }
        assertThat(scan("-", folder).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusesTargetsThatAreMissingOrEmpty() throws Exception {
        Files.createDirectory(folder.resolve("dist"));

        assertThat(scan(folder.resolve("dist"))).satisfies(outcome -> {
            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).contains("There is nothing in it.", "dist");
        });
        assertThat(scan(folder.resolve("missing")).code()).isEqualTo(ExitCode.USAGE);
        assertThat(scan().code()).isEqualTo(ExitCode.USAGE);
        assertThat(scan(folder, "--name", "abc").code()).isEqualTo(ExitCode.USAGE);
    }
}
