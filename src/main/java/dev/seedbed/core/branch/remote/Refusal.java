package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchFailure;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;

/// Failures that no call answered: Seedbed looked first, and will not do it.
record Refusal(BranchService service) {

    BranchException of(FailureKind kind, String operation, String detail) {
        return of(kind, operation, detail, "");
    }

    BranchException of(FailureKind kind, String operation, String detail, String remedy) {
        return new BranchFailure(kind, service.provider(), service.place(), operation, detail, remedy).exception();
    }

    BranchException noBranch(String operation, BranchName name) {
        return of(FailureKind.NOT_FOUND, operation, "There is no branch " + name + ".");
    }

    BranchException noBase(String operation, BranchName base) {
        return of(
                FailureKind.NOT_FOUND,
                operation,
                "Nothing is published as " + base + ".",
                "Publish it: seedbed push SOURCE --to " + service.provider().code() + " --branch " + base);
    }

    BranchException notOurs(String operation, String name) {
        return of(FailureKind.NOT_OURS, operation, name + " carries no mark of Seedbed's.");
    }

    BranchException guarded(String operation, BranchName name) {
        return of(
                FailureKind.GUARDED,
                operation,
                name + " is guarded.",
                "Take the guard away: seedbed branch guard " + name + " --off");
    }

    BranchException endless(String operation) {
        return of(
                FailureKind.FEATURE_UNAVAILABLE,
                operation,
                service.provider().title() + " ends no branch by itself, and keeps no note of an end.",
                "Leave the life away, and sweep by age: seedbed sweep --older-than 1d");
    }

    BranchException moved(String operation, BranchName base, long before, long now) {
        return of(
                FailureKind.STALE_BASE,
                operation,
                base + " was at generation " + before + " when this began, and is at " + now + " now.");
    }
}
