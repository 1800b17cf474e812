package dev.seedbed.core.guard.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Runs the scripts of a job one after the other, as GitHub's runner does: each in a shell of its own, with the
/// outputs, variables and folders that the ones before left. Actions are passed over.
final class GithubRunner {

    /// What a step printed, and how it ended.
    record Ran(String id, int exitCode, String printed) {}

    private final Path folder;
    private final Map<String, String> facts;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Ran> steps = new ArrayList<>();
    private final List<String> masks = new ArrayList<>();

    /// `facts` are what expressions can name; `environment` is what all steps find set.
    GithubRunner(Path folder, Map<String, String> facts, Map<String, String> environment) {
        this.folder = folder;
        this.facts = new HashMap<>(facts);
        this.environment.putAll(environment);
    }

    /// Runs until a step fails.
    List<Ran> run(CiFile.Job job) throws Exception {
        environment.putAll(filled(job.yaml().path("env")));
        for (var step : job.steps()) {
            if (step.has("run") && Condition.holds(step.path("if").asString("'true'"), facts)) {
                var ran = step(step);
                steps.add(ran);
                if (ran.exitCode != 0) {
                    break;
                }
            }
        }
        return steps;
    }

    private Ran step(JsonNode step) throws Exception {
        var id = step.get("id").asString();
        var script =
                Files.writeString(folder.resolve(id + ".sh"), step.get("run").asString());
        for (var name : List.of("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH")) {
            environment.put(name, Files.writeString(folder.resolve(name), "").toString());
        }
        var builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(filled(step.path("env")));
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var exitCode = process.waitFor();
        printed.lines()
                .filter(line -> line.startsWith("::add-mask::"))
                .map(line -> line.substring("::add-mask::".length()).replace("%25", "%"))
                .forEach(masks::add);
        pairs("GITHUB_OUTPUT").forEach(pair -> facts.put("steps." + id + ".outputs." + pair[0], pair[1]));
        pairs("GITHUB_ENV").forEach(pair -> environment.put(pair[0], pair[1]));
        Files.readAllLines(folder.resolve("GITHUB_PATH"))
                .forEach(place -> environment.put("PATH", place + ":" + environment.get("PATH")));
        return new Ran(id, exitCode, printed);
    }

    /// What the job printed, as a person may read it: commands to the runner are not shown, and masks are applied.
    String log() {
        var lines = steps.stream()
                .flatMap(ran -> ran.printed.lines())
                .filter(line -> !line.startsWith("::add-mask::"))
                .toList();
        var text = String.join("\n", lines);
        for (var mask : masks) {
            text = text.replace(mask, "***");
        }
        return text;
    }

    List<String> masks() {
        return masks;
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    private Stream<String[]> pairs(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream().map(line -> line.split("=", 2));
    }

    private Map<String, String> filled(JsonNode variables) {
        var filled = new HashMap<String, String>();
        variables
                .propertyStream()
                .forEach(entry -> filled.put(
                        entry.getKey(), Condition.filled(entry.getValue().asString(), facts)));
        return filled;
    }
}
