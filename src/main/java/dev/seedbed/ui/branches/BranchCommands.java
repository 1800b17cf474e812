package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.ui.fx.CommandText;
import java.util.List;

/// The same work on the command line, for whoever has no key here, or wants it in a script.
final class BranchCommands {

    private BranchCommands() {}

    /// `source` is what is open, as one writes it.
    static List<String> of(ProviderName provider, String source, String branch) {
        var at = provider == ProviderName.LOCAL ? "" : " --provider " + provider.code();
        return List.of(
                "seedbed branch check" + at,
                "seedbed push " + CommandText.argument(source)
                        + (provider == ProviderName.LOCAL ? "" : " --to " + provider.code()),
                CommandText.createBranch(provider, branch),
                "seedbed branch reset " + branch + at,
                "seedbed branch delete " + branch + at,
                "seedbed sweep --dry-run" + at);
    }
}
