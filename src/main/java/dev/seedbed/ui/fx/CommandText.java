package dev.seedbed.ui.fx;

import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.providers.BranchProviders;

/// Commands to be typed into a shell.
public final class CommandText {

    private CommandText() {}

    /// Makes a branch that is needed for an afternoon; says so where the provider keeps an end.
    public static String createBranch(ProviderName provider, String branch) {
        var life = BranchProviders.ends(provider) == Capabilities.Ends.NONE ? "" : " --ttl 4h";
        var at = provider == ProviderName.LOCAL ? "" : " --provider " + provider.code();
        return "seedbed branch create " + branch + life + at;
    }

    /// The text as one argument, quoted when it needs to be.
    public static String argument(String text) {
        return text.matches("[\\w./:~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
