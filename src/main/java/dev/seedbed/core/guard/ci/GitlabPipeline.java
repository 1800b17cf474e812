package dev.seedbed.core.guard.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The jobs for GitLab, in a file to be included. Merge requests of the project itself are tested on a branch
/// of the provider, those of forks on a server of the job's own.
///
/// GitLab hands every variable to every job. Keys are kept from forks by their environment scope: the job that
/// tests a fork names no environment.
final class GitlabPipeline {

    private static final String TEMPLATE = ".seedbed";
    private static final String IMAGE = "eclipse-temurin:25-jdk";
    private static final String MERGE_REQUEST = "$CI_PIPELINE_SOURCE == \"merge_request_event\"";
    private static final String OWN =
            MERGE_REQUEST + " && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID";
    private static final String OF_FORK =
            MERGE_REQUEST + " && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID != $CI_MERGE_REQUEST_PROJECT_ID";
    private static final String SCHEDULE = "$CI_PIPELINE_SOURCE == \"schedule\"";
    private static final String DEFAULT_BRANCH = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH";
    private static final String NAME = "mr-$CI_MERGE_REQUEST_IID";
    private static final String FIRST_PASSWORD = "seedbed-$CI_PIPELINE_ID";

    private final Recipe recipe;
    private final Scripts scripts;

    GitlabPipeline(Recipe recipe) {
        this.recipe = recipe;
        this.scripts = Scripts.of(CiSystem.GITLAB, recipe);
    }

    String text() {
        var jobs = recipe.local()
                ? template().with("seedbed:test", localTest(MERGE_REQUEST))
                : template()
                        .with("seedbed:test", branchTest())
                        .with("seedbed:test-without-keys", localTest(OF_FORK))
                        .with("seedbed:delete", delete())
                        .with("seedbed:sweep", sweep())
                        .with("seedbed:push", push());
        recipe.shipment().ifPresent(shipment -> jobs.with("seedbed:scan", scan(shipment)));
        return Signature.sign(
                "seedbed ci gitlab --provider " + recipe.provider().code(), Header.gitlab(recipe) + jobs.yaml());
    }

    private Fields branchTest() {
        return job("30 minutes", true)
                .with("rules", rule(OWN))
                .with(
                        "environment",
                        new Fields()
                                .with("name", "seedbed/" + NAME)
                                .with("on_stop", "seedbed:delete")
                                .with("auto_stop_in", autoStop()))
                .with("resource_group", "seedbed-" + branchName())
                .with(sharding())
                .with("variables", new Fields().with("BRANCH", branchName()))
                .with(
                        "script",
                        List.of(
                                scripts.branch(),
                                scripts.await(),
                                scripts.generation(),
                                scripts.audit(),
                                test(scripts)));
    }

    private Fields localTest(String condition) {
        var local = scripts.onServer();
        return job("30 minutes", true)
                .with("rules", rule(condition))
                .with(
                        "services",
                        List.of(new Fields().with("name", "postgres:18").with("alias", "postgres")))
                .with(sharding())
                .with(
                        "variables",
                        new Fields()
                                .with("BRANCH", branchName())
                                .with("SOURCE", recipe.source())
                                .with("SERVER", "postgres@postgres:5432/postgres")
                                .with("POSTGRES_PASSWORD", FIRST_PASSWORD)
                                .with("PGPASSWORD", FIRST_PASSWORD))
                .with(
                        "script",
                        List.of(
                                local.server(),
                                local.push(),
                                local.branch(),
                                local.await(),
                                local.generation(),
                                local.audit(),
                                test(local)));
    }

    /// Needs no key, so forks get it too.
    private Fields scan(Recipe.Shipment shipment) {
        return job("30 minutes", true)
                .with("rules", rule(MERGE_REQUEST))
                .with("script", List.of(shipment.build() + "\n", scripts.scan(shipment)));
    }

    /// GitLab runs it when the merge request is merged or closed, or when the time of the environment is over.
    private Fields delete() {
        return job("15 minutes", false)
                .with(
                        "rules",
                        List.of(new Fields()
                                .with("if", OWN)
                                .with("when", "manual")
                                .with("allow_failure", true)))
                .with(
                        "environment",
                        new Fields().with("name", "seedbed/" + NAME).with("action", "stop"))
                .with("resource_group", "seedbed-" + NAME)
                .with("variables", new Fields().with("BRANCH", NAME).with("GIT_STRATEGY", "none"))
                .with("script", List.of(scripts.delete()));
    }

    private Fields sweep() {
        return job("15 minutes", false)
                .with("rules", rule(SCHEDULE))
                .with("environment", baseEnvironment())
                .with("variables", new Fields().with("GIT_STRATEGY", "none"))
                .with("script", List.of(scripts.sweep()));
    }

    private Fields push() {
        return job("2 hours", false)
                .with(
                        "rules",
                        List.of(
                                new Fields()
                                        .with("if", "$CI_PIPELINE_SOURCE == \"push\" && " + DEFAULT_BRANCH)
                                        .with("changes", recipe.watched()),
                                new Fields().with("if", "$CI_PIPELINE_SOURCE == \"web\" && " + DEFAULT_BRANCH)))
                .with("environment", baseEnvironment())
                .with("resource_group", "seedbed-base")
                .with("variables", new Fields().with("SOURCE", recipe.source()))
                .with("script", List.of(scripts.push()));
    }

    /// What all jobs have in common; its script and theirs run in one shell.
    private Fields template() {
        var common = new Fields().with("image", IMAGE);
        recipe.archive()
                .ifPresent(archive -> common.with(
                        "variables",
                        new Fields()
                                .with("SEEDBED_ARCHIVE_URL", archive.url())
                                .with("SEEDBED_ARCHIVE_SHA256", archive.sha256())));
        return new Fields().with(TEMPLATE, common.with("before_script", List.of(scripts.setupIfPossible())));
    }

    private static Fields job(String timeout, boolean interruptible) {
        return new Fields().with("extends", TEMPLATE).with("timeout", timeout).with("interruptible", interruptible);
    }

    private static List<Fields> rule(String condition) {
        return List.of(new Fields().with("if", condition));
    }

    /// Named for the keys that come with it; nothing is deployed.
    private static Fields baseEnvironment() {
        return new Fields().with("name", "seedbed/base").with("action", "access");
    }

    private Fields sharding() {
        if (recipe.shards() == 1) {
            return new Fields();
        }
        var shards = IntStream.rangeClosed(1, recipe.shards())
                .mapToObj(Integer::toString)
                .toList();
        return new Fields().with("parallel", new Fields().with("matrix", List.of(new Fields().with("SHARD", shards))));
    }

    private String branchName() {
        return NAME + (recipe.shards() == 1 ? "" : "-s$SHARD");
    }

    /// The tests see the URL of their branch, and no key.
    private String test(Scripts jobs) {
        var hidden = new ArrayList<>(List.of("PGPASSWORD"));
        hidden.addAll(Keys.of(recipe.provider()).secrets());
        var shards = recipe.shards() == 1 ? "" : "export SHARDS=" + recipe.shards() + "\n";
        return "unset " + String.join(" ", hidden) + "\nexport DATABASE_URL=\"$url\"\n" + shards + jobs.test();
    }

    private String autoStop() {
        var number = recipe.life().substring(0, recipe.life().length() - 1);
        return number
                + switch (recipe.life().charAt(recipe.life().length() - 1)) {
                    case 'm' -> " minutes";
                    case 'h' -> " hours";
                    default -> " days";
                };
    }
}
