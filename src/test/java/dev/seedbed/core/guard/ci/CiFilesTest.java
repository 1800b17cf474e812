package dev.seedbed.core.guard.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.testing.Golden;
import dev.seedbed.testing.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/seedbed/core/guard/ci");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.seedbed.core.guard.ci.CiFile#plain")
    void writesWhatIsCommitted(CiFile file) throws Exception {
        Golden.check(FOLDER.resolve(file.name() + ".yml"), file.text());
    }

    @ParameterizedTest
    @MethodSource("dev.seedbed.core.guard.ci.CiFile#all")
    void keepsToTheSyntaxOfTheService(CiFile file) throws Exception {
        assertThat(faults(file.system(), file.text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actions/checkout@v7|actions/checkout@main",
                "actions/checkout@v7|actions/checkout",
                "pull_request:|pull_request_target:",
                "contents: read|contents: write",
                "timeout-minutes: 30|continue-on-error: true",
                "ubuntu-24.04|ubuntu-latest",
                "  cancel-in-progress:|  cancel:"
            })
    void wouldNotPassWithWhatIsForbidden(String change) throws Exception {
        var words = change.split("\\|");
        var text = CiFile.of(CiSystem.GITHUB, ProviderName.NEON).text();
        assertThat(text).contains(words[0]);
        assertThat(faults(CiSystem.GITHUB, text.replace(words[0], words[1]))).isNotEmpty();
    }

    private static List<String> faults(CiSystem system, String text) throws Exception {
        var name = system == CiSystem.GITHUB ? "github-workflow" : "gitlab-pipeline";
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FOLDER.resolve(name + ".schema.json")))
                .validate(text, InputFormat.YAML)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /// Each script once, from all files.
    private static List<String> scripts() {
        return CiFile.all().flatMap(file -> file.scripts().stream()).distinct().toList();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesScriptsThatBashCanRead() throws Exception {
        assertThat(scripts()).hasSizeGreaterThan(20);
        for (var script : scripts()) {
            assertThat(complaint(List.of("bash", "-n"), script)).as(script).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashWouldComplain() throws Exception {
        assertThat(complaint(List.of("bash", "-n"), "if true; then\n")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.seedbed.core.guard.ci.CiFile#github")
    void passesActionlintWhereItIsInstalled(CiFile file) throws Exception {
        var actionlint = Programs.find("actionlint");
        assumeTrue(actionlint.isPresent(), "actionlint is not installed");
        assertThat(complaint(List.of(actionlint.get().toString()), file.text())).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void passesShellcheckWhereItIsInstalled() throws Exception {
        var shellcheck = Programs.find("shellcheck");
        assumeTrue(shellcheck.isPresent(), "shellcheck is not installed");
        for (var script : scripts()) {
            assertThat(complaint(List.of(shellcheck.get().toString(), "--shell=bash", "--exclude=SC2154"), script))
                    .as(script)
                    .isEmpty();
        }
    }

    /// What a program says about a text; nothing when it is content.
    private String complaint(List<String> command, String text) throws Exception {
        var file = Files.writeString(folder.resolve("text"), text);
        var line = new ArrayList<>(command);
        line.add(file.toString());
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output + "exit code " + process.exitValue();
    }
}
