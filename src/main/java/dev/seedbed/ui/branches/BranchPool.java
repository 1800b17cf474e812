package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;

/// Copies for the next branches, made while nobody waits; that this fails is nothing a person has to know.
public final class BranchPool {

    private BranchPool() {}

    public static void fill(Session session, BranchPlace place) {
        if (place.provider() == ProviderName.LOCAL) {
            session.background()
                    .run(
                            Messages.text("job.pool"),
                            progress -> {
                                session.workbench().fillPool(BranchName.BASE_SEED, place, progress);
                                return true;
                            },
                            _ -> {},
                            _ -> {});
        }
    }
}
