package dev.seedbed.core.guard.ci;

import dev.seedbed.core.branch.ProviderName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A file that Seedbed writes for CI, under a name for tests.
record CiFile(String name, CiSystem system, Recipe recipe) {

    private static final Map<CiFile, JsonNode> READ = new ConcurrentHashMap<>();

    private static final Recipe.Archive ARCHIVE =
            new Recipe.Archive("https://downloads.example.org/seedbed-0.1.0.tar.gz", "5e".repeat(32));

    private static final Recipe.Shipment SHIPMENT =
            new Recipe.Shipment("npm ci && npm run build", List.of("dist", "public/assets"));

    static CiFile of(CiSystem system, ProviderName provider) {
        return new CiFile(
                system.code() + "-" + provider.code(),
                system,
                new Recipe(
                        provider,
                        "scenario.yaml",
                        Optional.of("npm test"),
                        "4h",
                        1,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Recipe full(ProviderName provider) {
        return new Recipe(
                provider,
                "scenario.yaml",
                Optional.of("npm test"),
                "4h",
                3,
                Optional.of(SHIPMENT),
                Optional.of(ARCHIVE));
    }

    /// One for each system and provider.
    static Stream<CiFile> plain() {
        return Arrays.stream(CiSystem.values())
                .flatMap(system -> Arrays.stream(ProviderName.values()).map(provider -> of(system, provider)));
    }

    /// Those, and with everything that can be asked for.
    static Stream<CiFile> all() {
        var full = plain().map(file -> new CiFile(file.name + "-full", file.system, full(file.recipe.provider())));
        return Stream.concat(plain(), full);
    }

    static Stream<CiFile> github() {
        return all().filter(file -> file.system == CiSystem.GITHUB);
    }

    static Stream<CiFile> gitlab() {
        return all().filter(file -> file.system == CiSystem.GITLAB);
    }

    String text() {
        return system.text(recipe);
    }

    JsonNode yaml() {
        return READ.computeIfAbsent(this, file -> new YAMLMapper().readTree(file.text()));
    }

    /// The jobs by their names.
    List<Job> jobs() {
        var jobs = switch (system) {
            case GITHUB -> yaml().get("jobs");
            case GITLAB -> yaml();
        };
        return jobs.propertyStream()
                .filter(entry -> !entry.getKey().startsWith("."))
                .map(entry -> new Job(entry.getKey(), entry.getValue()))
                .toList();
    }

    Job job(String wanted) {
        return jobs().stream()
                .filter(job -> job.name.equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /// All that a shell is given, whole scripts.
    List<String> scripts() {
        return switch (system) {
            case GITHUB ->
                jobs().stream()
                        .flatMap(job -> job.steps().stream())
                        .flatMap(step -> text(step, "run"))
                        .toList();
            case GITLAB -> {
                var before = lines(yaml().get(".seedbed").get("before_script"));
                yield jobs().stream()
                        .map(job -> before + lines(job.yaml.get("script")))
                        .toList();
            }
        };
    }

    private static Stream<String> text(JsonNode node, String field) {
        return Stream.ofNullable(node.get(field)).map(JsonNode::asString);
    }

    static String lines(JsonNode script) {
        return String.join("\n", script.valueStream().map(JsonNode::asString).toList()) + "\n";
    }

    record Job(String name, JsonNode yaml) {
        List<JsonNode> steps() {
            return yaml.get("steps").valueStream().toList();
        }

        JsonNode step(String id) {
            return steps().stream()
                    .filter(step -> step.path("id").asString("").equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
