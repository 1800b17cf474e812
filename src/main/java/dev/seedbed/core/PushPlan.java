package dev.seedbed.core;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.ProviderName;
import java.util.Optional;

/// What a push would do, before it is done: where to, how much, and what it replaces there.
///
/// `where` names the server or service for a person, without a secret. `replaced` is the base that is there now.
public record PushPlan(
        ProviderName provider,
        String where,
        BranchName base,
        int tables,
        long rows,
        long bytes,
        Optional<Branch> replaced,
        Capabilities capabilities) {}
