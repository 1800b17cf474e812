package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.row.Dealing;

/// How many entries each booking has.
record EntryDealing(Timetable timetable, long most) implements Dealing {

    @Override
    public long children(int kind, long parents) {
        return timetable.entries(kind, parents);
    }

    @Override
    public long parent(int kind, long child) {
        return timetable.booking(kind, child);
    }

    @Override
    public boolean forAll() {
        return true;
    }

    @Override
    public long fewest() {
        return 0;
    }
}
