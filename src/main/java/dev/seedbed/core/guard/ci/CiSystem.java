package dev.seedbed.core.guard.ci;

import java.util.Locale;

/// A CI service that Seedbed writes a file for.
public enum CiSystem {
    GITHUB(".github/workflows/seedbed.yml"),
    GITLAB(".gitlab-ci.seedbed.yml");

    private final String file;

    CiSystem(String file) {
        this.file = file;
    }

    /// As one writes it on the command line.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Where the service expects the file, inside the repository.
    public String file() {
        return file;
    }

    /// The whole file.
    public String text(Recipe recipe) {
        return switch (this) {
            case GITHUB -> new GithubWorkflow(recipe).text();
            case GITLAB -> new GitlabPipeline(recipe).text();
        };
    }
}
