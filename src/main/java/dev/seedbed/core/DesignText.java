package dev.seedbed.core;

import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.scenario.file.ScenarioText;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// The text that a person edits: the scenario file that was opened, or else one in which everything inferred stands as
/// a comment.
final class DesignText {

    private DesignText() {}

    static String of(Project project) {
        return switch (project.source()) {
            case Source.ScenarioYaml(var file) -> SourceReader.text(file);
            case Source.OfSample(var sample) -> sample.scenario().orElseGet(() -> drafted(project));
            case Source.SqlFile _, Source.Database _ -> drafted(project);
        };
    }

    /// What makes of a text the same as a file of its own, which names its source from there and remembers the schema.
    static UnaryOperator<String> titled(Project project, Path file) {
        var source = ScenarioEdit.scalar(source(project.source(), file));
        return text -> ScenarioEdit.of(text)
                .set(List.of("source"), source)
                .remembering(project.schema())
                .text();
    }

    private static String drafted(Project project) {
        return ScenarioText.design(project.draft(), source(project.source()));
    }

    /// As it is found from any folder.
    private static String source(Source source) {
        return switch (source) {
            case Source.SqlFile(var file) -> file.toAbsolutePath().normalize().toString();
            case Source.ScenarioYaml _, Source.OfSample _, Source.Database _ -> source.text();
        };
    }

    /// As it is found from the folder of that file, on any system; whole where they share nothing but the root.
    static String source(Source source, Path file) {
        return switch (source) {
            case Source.SqlFile(var schema) -> {
                var folder = file.toAbsolutePath().normalize().getParent();
                var whole = schema.toAbsolutePath().normalize();
                yield folder != null && haveFolderInCommon(folder, whole)
                        ? folder.relativize(whole).toString().replace(File.separatorChar, '/')
                        : whole.toString();
            }
            case Source.ScenarioYaml(var yaml) -> source(SourceReader.named(yaml, SourceReader.text(yaml)), file);
            case Source.OfSample _, Source.Database _ -> source(source);
        };
    }

    private static boolean haveFolderInCommon(Path folder, Path file) {
        return folder.getNameCount() > 0
                && Objects.equals(folder.getRoot(), file.getRoot())
                && folder.getName(0).equals(file.getName(0));
    }
}
