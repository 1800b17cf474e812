package dev.seedbed.core.generate.ledger;

/// One entry: so many minor units, one or more, on one side of an account, which is named by the numbers of its purpose
/// and of its currency, counted from the tenant's own.
record Line(int purpose, int currency, boolean debit, long amount) {

    Line reversed() {
        return new Line(purpose, currency, !debit, amount);
    }

    /// Debits add to a balance, credits take from it.
    long signed() {
        return debit ? amount : -amount;
    }
}
