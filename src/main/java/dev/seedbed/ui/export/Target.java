package dev.seedbed.ui.export;

/// Where the rows go.
enum Target {
    FILE,
    BRANCH
}
